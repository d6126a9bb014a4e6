import { Button, Stack, Text } from '@mantine/core';
import { shareXUploader } from '../api/security';
import { useAct } from '../frame/proof';
import { saveFile } from '../frame/saveFile';
import { Wrong } from '../frame/Wrong';

/** Gives the file that ShareX is set up by; each has a token of its own. */
export function ShareXSetUp() {
  const { mutate, error, isPending, isSuccess } = useAct(shareXUploader, {
    done: (uploader) => { saveFile('pinhole.sxcu', 'application/json', JSON.stringify(uploader, null, 2)); },
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" loading={isPending} onClick={() => { mutate(undefined); }}>
        Set up ShareX
      </Button>
      <Text c="dimmed" role="status">
        {isSuccess
          ? 'Open pinhole.sxcu with ShareX, then delete it: whoever has the file can send pictures in your name.'
          : 'A file with which ShareX sends its screenshots here. Whoever has a link that it makes sees the picture.'}
      </Text>
      <Wrong error={error} />
    </Stack>
  );
}
