import { Notice } from '../Notice';

/** The server does not tell why a link opens nothing, so neither does the page. */
export function Ended() {
  return (
    <Notice title="This invitation is not open">
      Its time may be over, it may have been withdrawn, or the link is not complete. Images that have
      arrived are safe. If you have more to send, please ask for a new link.
    </Notice>
  );
}
