package dev.pinhole.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMMAND [--flag…] [--property=value…]}. Two commands with a flag each do not need a
 * library.
 *
 * @param flag whether the command's own flag is there
 * @param name of what the command is about, where it needs one
 * @param properties for Spring, as given
 */
record CommandLine(
    Command command, boolean help, boolean flag, @Nullable String name, List<String> properties) {

  enum Command {
    HELP(
        "",
        """
        bin/serve [--property=value...]          run the server
        bin/serve COMMAND [--property=value...]  run a command, then exit

        Without bin/serve: java -jar pinhole-server.jar, and the same behind it.

        Commands (COMMAND --help tells more):
          check                 verify every stored byte and every reference count
          collect               remove what nothing refers to any more
          keys                  list the server's keys
          replace-key           make a new key for one purpose
          rotate-keys           make a new key for signing access tokens
          remove-second-factor  let somebody sign in with the password alone

        Properties are those of the server, for example --pinhole.data=DIR.
        """),
    CHECK(
        "--repair",
        """
        check [--repair] [--property=value...]

        Hashes every chunk and every blob, recounts every reference and what each account keeps, and
        lists what is missing, corrupt, incomplete, miscounted or orphaned (a file that no chunk is
        at). The server may run meanwhile. The result goes to the standard output, progress to the
        standard error.

          --repair  sets counts right, deletes orphaned files, moves corrupt files to the quarantine
                    folder. Never deletes a byte that anything refers to. A missing or corrupt
                    chunk becomes whole when a file that contains it is uploaded again.

        Exit code: 0 nothing is (left) wrong, 1 problems remain, 2 the command line is wrong.
        """),
    COLLECT(
        "--dry-run",
        """
        collect [--dry-run] [--property=value...]

        Removes blobs and chunks that have had no reference for pinhole.blob.grace, and old files
        that no chunk is at. The server does the same by itself from time to time, and may run
        meanwhile.

          --dry-run  only tells what would be removed

        Exit code: 0 done, 1 failed, 2 the command line is wrong.
        """),
    KEYS(
        "",
        null,
        """
        keys [--property=value...]

        Lists the keys in the directory pinhole.keys: what for, an id that tells them apart, when
        they were made, and whether they are in use. Keys themselves are never shown. Those that sign
        access tokens are files of their own, KID.jwk, and have a command of their own, rotate-keys.

        Exit code: 0 done, 1 failed, 2 the command line is wrong.
        """),
    REPLACE_KEY(
        "",
        "PURPOSE",
        """
        replace-key PURPOSE [--property=value...]

        Makes a new key, which servers use from their next start. The one before is set aside under
        its name and the time. Nothing ends by a new key for links, uploads, upload-fields,
        deletions, second-factor and publications, as the earlier one still verifies and opens until
        its file is deleted. The others' earlier files do nothing, and are there in case the change
        was a mistake:
          sessions     open pages have to be loaded again
          recovery     links that were sent end; people ask for new ones
          federation   sign-ins with other providers that are under way end
          invitations  all links and guests' credentials end; owners renew them
          webhooks     all secrets change; receivers need the new ones

        Exit code: 0 done, 1 failed, 2 the command line is wrong.
        """),
    ROTATE_KEYS(
        "",
        """
        rotate-keys [--property=value...]

        Makes a new key in the directory pinhole.keys. A running server signs access tokens with it
        within a minute. Older keys still verify; delete one an hour later, when its last token is
        over, or at once to end its tokens.

        Exit code: 0 done, 1 failed, 2 the command line is wrong.
        """),
    REMOVE_SECOND_FACTOR(
        "",
        "USERNAME",
        """
        remove-second-factor USERNAME [--property=value...]

        Removes the app, passkeys and recovery codes of an account whose owner has lost them, and
        writes that to the audit trail. For the last admin; for everybody else an admin can do it.
        The server may run meanwhile.

        Exit code: 0 done, 1 there is no such account or second factor, 2 the command line is wrong.
        """);

    private final String flag;
    private final @Nullable String operand;
    private final String usage;

    Command(String flag, String usage) {
      this(flag, null, usage);
    }

    Command(String flag, @Nullable String operand, String usage) {
      this.flag = flag;
      this.operand = operand;
      this.usage = usage;
    }

    String usage() {
      return usage;
    }

    private static Command named(String name) {
      return Stream.of(CHECK, COLLECT, KEYS, REPLACE_KEY, ROTATE_KEYS, REMOVE_SECOND_FACTOR)
          .filter(command -> command.name().equalsIgnoreCase(name.replace('-', '_')))
          .findFirst()
          .orElseThrow(() -> new UsageException("there is no command " + name));
    }
  }

  /** The command line cannot be followed. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /** Whether this is more than properties for the server. */
  static boolean isCommand(List<String> args) {
    return !args.isEmpty() && (isHelp(args.getFirst()) || !args.getFirst().startsWith("-"));
  }

  static CommandLine parse(List<String> args) {
    if (isHelp(args.getFirst())) {
      return new CommandLine(Command.HELP, true, false, null, List.of());
    }
    Command command = Command.named(args.getFirst());
    boolean flag = false;
    String name = null;
    List<String> properties = new ArrayList<>();
    boolean help = false;
    for (String arg : args.subList(1, args.size())) {
      if (isHelp(arg)) {
        help = true;
      } else if (arg.startsWith("--") && arg.contains("=")) {
        properties.add(arg);
      } else if (arg.equals(command.flag)) {
        flag = true;
      } else if (command.operand != null && name == null && !arg.startsWith("-")) {
        name = arg;
      } else {
        throw new UsageException(args.getFirst() + " does not know " + arg);
      }
    }
    if (command.operand != null && name == null && !help) {
      throw new UsageException(args.getFirst() + " needs " + command.operand);
    }
    return new CommandLine(command, help, flag, name, properties);
  }

  /**
   * Quiet by default: the result stands alone on the standard output. Why a command did not start
   * is told in one line, by {@link Maintenance}.
   */
  String[] springArguments() {
    return Stream.concat(
            Stream.of(
                "--logging.level.root=warn",
                "--logging.level.org.springframework.boot.SpringApplication=off"),
            properties.stream())
        .toArray(String[]::new);
  }

  private static boolean isHelp(String arg) {
    return arg.equals("--help") || arg.equals("-h") || arg.equals("help");
  }
}
