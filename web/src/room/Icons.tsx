import type { ReactNode } from 'react';

function Icon({ size = 20, children }: { size?: number; children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function ImagesIcon({ size }: { size?: number }) {
  return (
    <Icon {...(size === undefined ? {} : { size })}>
      <rect x="3" y="6" width="15" height="15" rx="2.5" />
      <path d="M7 3h11a3 3 0 0 1 3 3v11" />
      <path d="m3 17 4-4 6 8" />
      <circle cx="12.5" cy="11.5" r="1.2" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6 6 18" />
    </Icon>
  );
}

export function RetryIcon() {
  return (
    <Icon>
      <path d="M4 12a8 8 0 1 1 2.5 5.8" />
      <path d="M4 19v-5h5" />
    </Icon>
  );
}

export function ArrivedIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 2.7 2.7L16 9.8" />
    </Icon>
  );
}

export function RefusedIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7.5v5.5M12 16.3v.1" />
    </Icon>
  );
}
