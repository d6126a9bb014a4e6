import { Notice } from './Notice';

export function Missing() {
  return <Notice title="There is no such page">Please check the link that you were sent.</Notice>;
}
