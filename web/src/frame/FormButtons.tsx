import { Button, Group } from '@mantine/core';

interface FormButtonsProps {
  /** On the button that sends the form. */
  text: string;
  pending: boolean;
  cancel: () => void;
}

export function FormButtons({ text, pending, cancel }: FormButtonsProps) {
  return (
    <Group gap="xs">
      <Button type="submit" loading={pending}>
        {text}
      </Button>
      <Button variant="default" onClick={cancel}>
        Cancel
      </Button>
    </Group>
  );
}
