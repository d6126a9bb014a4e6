package dev.pinhole.server.session.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.session.Device;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's browsers that are asked for no code. */
@RestController
@RequestMapping("/api/v1/devices")
@RequiresScope(Scope.ACCOUNT)
class DeviceController {
  private final RememberedDevices devices;

  DeviceController(RememberedDevices devices) {
    this.devices = devices;
  }

  /** Latest remembered first. */
  @GetMapping
  List<Device> list(Caller caller, HttpServletRequest request) {
    return devices.list(caller.accountId(), request);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(Caller caller, @PathVariable long id) {
    devices.forget(caller.accountId(), id);
  }
}
