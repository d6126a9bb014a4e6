import { Container, Loader } from '@mantine/core';

export function Waiting() {
  return (
    <Container component="main" ta="center" py={120} role="status" aria-label="Loading">
      <Loader />
    </Container>
  );
}
