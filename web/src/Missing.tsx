import { Notice } from './Notice';

export function Missing() {
  return (
    <Notice title="There is no such page">
      Part of the link may be missing: please open it again from the message that you were sent.
    </Notice>
  );
}
