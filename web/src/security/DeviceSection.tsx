import { type Device, devices, forgetDevice } from '../api/security';
import { formatDay } from '../frame/moments';
import { Row } from '../frame/Rows';
import { Section } from '../frame/Section';
import { browserOf } from './agent';
import { BrowserName } from './BrowserName';
import { Listed } from './Listed';
import { RowButton } from './RowButton';

export function DeviceSection() {
  return (
    <Section title="Remembered browsers" about="They are asked for no code of the second factor.">
      <Listed name="devices" label="Remembered browsers" load={devices} none="None is.">
        {(device) => <DeviceRow key={device.id} device={device} />}
      </Listed>
    </Section>
  );
}

function DeviceRow({ device: { id, agent, address, createdAt, expiresAt, current } }: { device: Device }) {
  const browser = browserOf(agent);
  return (
    <Row
      name={<BrowserName name={browser} current={current} />}
      details={[address, `since ${formatDay(createdAt)}`, `until ${formatDay(expiresAt)}`]}
    >
      <RowButton text="Forget" of={`${browser}, ${address}`} act={() => forgetDevice(id)} changes={['devices']} />
    </Row>
  );
}
