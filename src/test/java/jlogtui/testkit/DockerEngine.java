package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Docker Engine of the test's own: its data, its socket and its containers lie in a temporary folder, and it has no
 * network. Its one image, {@link #IMAGE}, is busybox.
 */
public final class DockerEngine implements Closeable {
    /** The image to run. */
    public static final String IMAGE = "bb:1";

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> APPLETS = List.of(
            "sh", "echo", "cat", "seq", "sleep", "usleep", "yes", "printf", "head", "tail", "date", "true", "dd", "tr",
            "kill");

    private final Path folder;
    private Process daemon;

    private DockerEngine(Path folder, Process daemon) {
        this.folder = folder;
        this.daemon = daemon;
    }

    /** Starts an engine and gives it its image; skips the test where that cannot be done. */
    public static DockerEngine start() throws IOException {
        Require.dockerEngine();
        Path folder = Files.createTempDirectory("jlogtui-docker-");
        var engine = new DockerEngine(folder, startDaemon(folder));
        try {
            engine.awaitReady();
            engine.importImage();
        } catch (IOException | AssertionError e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    /** Runs a container in the background; the arguments are those of {@code docker run -d}. Gives its full id. */
    public String run(String... arguments) {
        var command = new ArrayList<String>(List.of("run", "-d", "--network", "none"));
        command.addAll(List.of(arguments));
        return succeed(docker(command)).outText().strip();
    }

    /** What {@code docker logs} writes with these arguments. */
    public ProcessRun logs(String... arguments) {
        var command = new ArrayList<String>(List.of("logs"));
        command.addAll(List.of(arguments));
        return docker(command);
    }

    /** Waits until a container has ended and gives its exit code. */
    public int awaitExit(String container) {
        return Integer.parseInt(
                succeed(docker(List.of("wait", container))).outText().strip());
    }

    /** Runs any command of the docker client to its end. */
    public ProcessRun docker(List<String> arguments) {
        return ProcessRun.of(client(arguments), CALL);
    }

    /** A command of the docker client, ready to be started, such as {@code logs -f}. */
    public ProcessBuilder client(List<String> arguments) {
        var command = new ArrayList<String>(List.of(
                Require.program("docker").orElseThrow().toString(), "-H", "unix://" + folder.resolve("docker.sock")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_CONFIG", folder.toString());
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** Ends the daemon as its service would; without {@code --live-restore} its containers end with it. */
    public void stopDaemon() {
        daemon.destroy();
        awaitEnd();
    }

    /** Kills the daemon where it stands. Its containers go on, unheard, until the next daemon finds and ends them. */
    public void killDaemon() throws IOException {
        daemon.destroyForcibly();
        awaitEnd();
        // It goes with its parent, but where nobody buries it the next daemon takes it for alive
        Path file = folder.resolve("exec/containerd/containerd.pid");
        String pid = Files.readString(file).strip();
        Await.until(CALL, "containerd ends", () -> isOver(pid));
        Files.delete(file);
    }

    private static boolean isOver(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            return true;
        }
    }

    /** Starts the daemon again after {@link #stopDaemon} or {@link #killDaemon}, and waits until it answers. */
    public void startDaemonAgain() throws IOException {
        daemon = startDaemon(folder);
        awaitReady();
    }

    private void awaitEnd() {
        try {
            if (!daemon.waitFor(CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                fail("dockerd does not end; it says\n" + daemonLog());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for the end of dockerd", e);
        }
    }

    /** The directory of the containers' directories. */
    public Path containersDir() {
        return folder.resolve("data/containers");
    }

    /** The live log file of a container. */
    public Path logFile(String id) {
        return containersDir().resolve(id).resolve(id + "-json.log");
    }

    @Override
    public void close() throws IOException {
        try {
            if (daemon.isAlive()) {
                removeContainers();
                daemon.destroy();
                if (!daemon.waitFor(30, TimeUnit.SECONDS)) {
                    daemon.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while the engine stopped", e);
        }
        killLeftOver();
        TempFolder.delete(folder);
    }

    /** What a daemon that was killed has left running and mounted. */
    private void killLeftOver() throws IOException {
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (process.info().commandLine().orElse("").contains(folder.toString())) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        List<String> mounts = new ArrayList<>();
        for (String mount : Files.readAllLines(Path.of("/proc/mounts"))) {
            String path = mount.split(" ", -1)[1];
            if (path.startsWith(folder + "/")) {
                mounts.add(0, path);
            }
        }
        for (String path : mounts) {
            ProcessRun.of(new ProcessBuilder("umount", "-l", path), CALL);
        }
    }

    private void removeContainers() {
        var ids = docker(List.of("ps", "-aq")).outText().strip();
        if (!ids.isEmpty()) {
            var command = new ArrayList<String>(List.of("rm", "-f"));
            command.addAll(List.of(ids.split("\\s+")));
            docker(command);
        }
    }

    private static Process startDaemon(Path folder) throws IOException {
        var builder = new ProcessBuilder(
                Require.program("dockerd").orElseThrow().toString(),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--host=unix://" + folder.resolve("docker.sock"),
                "--pidfile=" + folder.resolve("docker.pid"),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false",
                "--storage-driver=vfs",
                "--exec-opt=native.cgroupdriver=cgroupfs");
        // containerd and runc may lie in folders of root's path
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dockerd.log").toFile()))
                .start();
    }

    private void awaitReady() {
        Await.until(START, () -> "dockerd answers; it says\n" + daemonLog(), () -> {
            if (!daemon.isAlive()) {
                fail("dockerd ended with " + daemon.exitValue() + ":\n" + daemonLog());
            }
            return Files.exists(folder.resolve("docker.sock"))
                    && docker(List.of("version")).exitCode() == 0;
        });
    }

    /** What the daemon has said so far. */
    public String daemonLog() {
        try {
            return Files.readString(folder.resolve("dockerd.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void importImage() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("image/bin"));
        Files.createDirectory(folder.resolve("image/tmp"));
        Files.copy(Require.program("busybox").orElseThrow(), bin.resolve("busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
        }
        Path tar = folder.resolve("image.tar");
        succeed(ProcessRun.of(
                new ProcessBuilder("tar", "-C", folder.resolve("image").toString(), "-cf", tar.toString(), "."), CALL));
        succeed(docker(List.of("import", tar.toString(), IMAGE)));
    }

    private static ProcessRun succeed(ProcessRun run) {
        assertEquals(0, run.exitCode(), run::errText);
        return run;
    }
}
