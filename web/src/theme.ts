import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  components: {
    // Mantine leaves showing a password to the mouse.
    PasswordInput: {
      defaultProps: { visibilityToggleFocusable: true, visibilityToggleButtonProps: { 'aria-label': 'Show the password' } },
    },
  },
});

/** Mantine's grey, red and orange are too light for WCAG AA. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-orange-light-color': '#ad3a08',
    '--pinhole-arrived': 'var(--mantine-color-green-9)',
    '--pinhole-surface': 'var(--mantine-color-white)',
    '--pinhole-held': 'var(--mantine-color-indigo-0)',
    '--pinhole-mark': 'var(--mantine-color-indigo-8)',
    '--pinhole-line': 'var(--mantine-color-gray-3)',
    '--pinhole-empty': 'var(--mantine-color-gray-2)',
    '--mantine-color-body': 'var(--mantine-color-gray-0)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--pinhole-arrived': 'var(--mantine-color-green-4)',
    '--pinhole-surface': 'var(--mantine-color-dark-6)',
    '--pinhole-held': 'var(--mantine-color-dark-5)',
    '--pinhole-mark': 'var(--mantine-color-indigo-3)',
    '--pinhole-line': 'var(--mantine-color-dark-4)',
    '--pinhole-empty': 'var(--mantine-color-dark-5)',
  },
});
