"""Following a log that grows by 50,000 lines a second: what it costs, and whether a line is lost."""

import fcntl
import json
import os
import pty
import select
import shlex
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import termios
import threading
import time

RATE, SECONDS, STEPS = 50_000, 10, 100
LIMIT = 30
ROTATED_AT = 20_000_000
LAST = b"the last line"


class Usage:
    """What processes use from now on: CPU seconds and the peak of their memory."""

    TICKS = os.sysconf("SC_CLK_TCK")

    def __init__(self, pids):
        self.pids = pids
        for pid in pids:
            try:
                with open("/proc/%d/clear_refs" % pid, "w") as reset:
                    reset.write("5")
            except OSError:
                pass
        self.start = self.total()

    def total(self):
        ticks = 0
        for pid in self.pids:
            with open("/proc/%d/stat" % pid) as text:
                fields = text.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / self.TICKS

    def cpu(self):
        return self.total() - self.start

    def peak_megabytes(self):
        kilobytes = 0
        for pid in self.pids:
            with open("/proc/%d/status" % pid) as text:
                kilobytes += sum(int(line.split()[1]) for line in text if line.startswith("VmHWM"))
        return kilobytes / 1024


class Log:
    """A container's log and dockerd's part: appends, and rotates when it is told to."""

    def __init__(self, path, rotated_at=None):
        self.path = path
        self.rotated_at = rotated_at
        self.file = open(path, "ab", buffering=0)

    def record(self, text):
        stamp = time.time_ns()
        return b'{"log":"%s\\n","stream":"stdout","time":"%s.%09dZ"}\n' % (
            text, time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(stamp // 10**9)).encode(), stamp % 10**9)

    def write(self, texts):
        if self.rotated_at and self.file.tell() >= self.rotated_at:
            self.file.close()
            for number in (2, 1):
                older = "%s.%d" % (self.path, number - 1) if number > 1 else self.path
                if os.path.exists(older):
                    os.rename(older, "%s.%d" % (self.path, number))
            self.file = open(self.path, "wb", buffering=0)
        self.file.write(b"".join(map(self.record, texts)))

    def pour(self):
        """50,000 numbered lines a second, evenly."""
        each = RATE // STEPS
        started = time.perf_counter()
        for step in range(SECONDS * STEPS):
            self.write([b"number %08d of the lines that come, GET /api/v1/orders 200 0.0%02d" % (n, n % 100)
                        for n in range(step * each, (step + 1) * each)])
            wait = started + (step + 1) / STEPS - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
        self.write([LAST])


class Reader(threading.Thread):
    """Counts what a follower writes, and whether it is in order."""

    def __init__(self, stream):
        super().__init__(daemon=True)
        self.stream = stream
        self.expected = self.lost = self.wrong = 0
        self.woken = threading.Event()
        self.ended = threading.Event()

    def run(self):
        for line in self.stream:
            at = line.find(b"number ")
            if at >= 0:
                number = int(line[at + 7:at + 15])
                if number < self.expected:
                    self.wrong += 1
                else:
                    self.lost += number - self.expected
                    self.expected = number + 1
            elif LAST in line:
                self.lost += RATE * SECONDS - self.expected
                self.ended.set()
            else:
                self.woken.set()


class Screen(threading.Thread):
    """A terminal for a program that follows on its screen: counts frames."""

    def __init__(self, words, first_frame):
        super().__init__(daemon=True)
        self.shown = first_frame.Terminal(120, 40)
        self.frames = self.size = 0
        self.woken = threading.Event()
        self.ended = threading.Event()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execvp(words[0], words)

    def run(self):
        while True:
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return
            self.frames += data.count(b"\x1b[?2026h")
            self.size += len(data)
            self.shown.feed(data)
            if self.shown.answers:
                os.write(self.terminal, self.shown.answers)
                self.shown.answers = b""
            if LAST.decode() in self.shown.text():
                self.ended.set()
            if "are you there" in self.shown.text():
                self.woken.set()

    def children(self):
        with open("/proc/%d/task/%d/children" % (self.pid, self.pid)) as text:
            return [self.pid] + [int(pid) for pid in text.read().split()]


def wake(log, consumer):
    deadline = time.perf_counter() + LIMIT
    while not consumer.woken.is_set() and time.perf_counter() < deadline:
        log.write([b"are you there"])
        consumer.woken.wait(0.2)
    return consumer.woken.is_set()


def pour_apart(log):
    """From a process of its own, so that neither the writer nor the reader waits for the other."""
    pid = os.fork()
    if pid == 0:
        log.pour()
        os._exit(0)
    os.waitpid(pid, 0)


def follow(words, log, more_pids):
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    reader = Reader(process.stdout)
    reader.start()
    try:
        if not wake(log, reader):
            return None
        usage = Usage([process.pid] + more_pids)
        pour_apart(log)
        reader.ended.wait(LIMIT)
        lost = reader.lost if reader.ended.is_set() else RATE * SECONDS - reader.expected + reader.lost
        return usage.cpu() / SECONDS * 100, lost + reader.wrong, usage.peak_megabytes(), ""
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def watch(words, log, first_frame):
    view = Screen(words, first_frame)
    view.start()
    try:
        if not wake(log, view):
            return None
        usage = Usage(view.children())
        frames, size = view.frames, view.size
        pour_apart(log)
        ended = view.ended.wait(LIMIT)
        note = "%.0f frames/s, %.0f KB/s, %s" % ((view.frames - frames) / SECONDS, (view.size - size) / SECONDS / 1000,
                                               "the last line shown" if ended else "the last line NOT shown")
        return usage.cpu() / SECONDS * 100, None, usage.peak_megabytes(), note
    finally:
        os.write(view.terminal, b"Q")
        os.waitpid(view.pid, 0)


def container(folder, name):
    """A container's folder with an empty log; gives both."""
    identity = name.encode().hex().ljust(64, "0")
    directory = os.path.join(folder, identity)
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)
    log = os.path.join(directory, identity + "-json.log")
    open(log, "w").close()
    with open(os.path.join(directory, "config.v2.json"), "w") as out:
        json.dump({"ID": identity, "Name": "/" + name, "State": {"Running": True, "Pid": os.getpid()},
                   "Config": {"Tty": False}}, out)
    with open(os.path.join(directory, "hostconfig.json"), "w") as out:
        json.dump({"LogConfig": {"Type": "json-file", "Config": {}}}, out)
    return directory, log


def engine_log(options):
    identity = subprocess.run(["docker", "inspect", "-f", "{{.Id}}", "follow"], capture_output=True, text=True).stdout.strip()
    return os.path.join(options.engine, "data", "containers", identity, identity + "-json.log")


def one_run(kind, bench, launcher):
    folder = os.path.join(bench.options.work, "follow")
    if kind == "docker logs -f":
        path = engine_log(bench.options)
        open(path, "w").close()
        return follow(["docker", "logs", "-f", "--tail", "0", "follow"], Log(path), [bench.options.daemon])
    directory, path = container(folder, "busy")
    if kind == "jlogtui":
        return follow([launcher, "--plain", "-f", "-n", "0", directory], Log(path), [])
    if kind == "jlogtui, rotating":
        return follow([launcher, "--plain", "-f", "-n", "0", directory], Log(path, ROTATED_AT), [])
    if kind == "tail -F, bytes only":
        return follow(["tail", "-F", "-n", "0", path], Log(path), [])
    if kind == "jlogtui, screen":
        return watch([launcher, directory], Log(path), bench.first_frame)
    raise AssertionError(kind)


def table(bench, launcher):
    """The lines of the table."""
    kinds = ["jlogtui", "jlogtui, rotating"]
    if bench.first_frame:
        kinds.append("jlogtui, screen")
    only = bench.options.tools.split(",")
    if bench.options.engine and (only == [""] or "docker" in only):
        kinds.append("docker logs -f")
    if only == [""]:
        kinds.append("tail -F, bytes only")
    runs = {kind: [] for kind in kinds}
    print("bench: following", file=sys.stderr)
    for number in range(bench.options.runs):
        for kind in kinds:
            run = one_run(kind, bench, launcher)
            if run is None:
                print("bench: %s showed nothing of what was written" % kind, file=sys.stderr)
                continue
            runs[kind].append(run)
            print("follow\t%s\t%d\t%d\t%.2f\t%.1f\tlost %s %s" % (
                kind, number + 1, SECONDS, run[0] * SECONDS / 100, run[2], run[1], run[3]), file=bench.runs_file, flush=True)
    return ["| %s | %.0f %% | %s | %.0f |%s" % (
        kind, statistics.median(run[0] for run in all_runs),
        max(run[1] for run in all_runs) if all_runs[0][1] is not None else "", max(run[2] for run in all_runs),
        all_runs[-1][3] and " " + all_runs[-1][3]) for kind, all_runs in runs.items() if all_runs]
