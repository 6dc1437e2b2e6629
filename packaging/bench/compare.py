"""The measuring half of packaging/bench/run, which starts it: runs every command in turns and writes the table."""

import argparse
import collections
import datetime
import glob
import importlib.machinery
import importlib.util
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time

import follow

HERE = os.path.dirname(os.path.realpath(__file__))
LAUNCHER = os.environ.get("BENCH_JLOGTUI") or os.path.join(os.path.dirname(HERE), "jlogtui")
LIMIT = 600
SCREEN_LIMIT = 90
COLUMNS, ROWS = 120, 40
END = datetime.datetime(2024, 5, 14, 3, 15, 7)
LITERAL = "payment-gateway-timeout"
REGEX = r"connection refused \(attempt [45] of 5"
FREE = " [0-9]{3} [0-9]{6} "

Row = collections.namedtuple("Row", "key title commands")
Command = collections.namedtuple("Command", "tool label words screen")
Run = collections.namedtuple("Run", "seconds cpu megabytes note")


def shell(tool, text, label=None):
    return Command(tool, label or tool, text, False)


def screen(tool, words, label=None):
    return Command(tool, label or tool, words, True)


def load_first_frame():
    """The program beside this one that measures a screen, as a module; None when it is not there."""
    path = os.path.join(HERE, "first-frame")
    if not os.path.exists(path):
        return None
    loader = importlib.machinery.SourceFileLoader("first_frame", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("first_frame", loader))
    loader.exec_module(module)
    module.GIVE_UP = SCREEN_LIMIT
    return module


# --- what is compared -------------------------------------------------------------------------------------------------


class Bench:
    def __init__(self, options):
        self.options = options
        self.many = os.path.join(options.data, "many")
        self.log = glob.glob(os.path.join(options.data, "one", "*", "*-json.log"))[0]
        self.one = os.path.dirname(self.log)
        self.first_frame = load_first_frame()
        self.java = self.chosen_java()
        self.lnav = self.lnav_command()
        self.runs_file = None

    def chosen_java(self):
        made_for = os.path.join(os.path.dirname(os.path.dirname(HERE)), "target", "jlogtui.java")
        if os.path.exists(made_for):
            with open(made_for) as text:
                return text.readline().strip()
        # a java of the launcher's choice says which one it is
        probe = "PATH=%s; exec 2>&1; sh -x %s --version" % (shlex.quote(os.environ["PATH"]), shlex.quote(LAUNCHER))
        for line in subprocess.run(["sh", "-c", probe], capture_output=True, text=True).stdout.splitlines():
            if line.startswith("+ exec ") and "/java" in line:
                return shlex.split(line[len("+ exec "):])[0]
        return shutil.which("java")

    def lnav_command(self):
        """lnav with a format for these files, without anybody's settings, and drawing in the plainest of ways."""
        home = os.path.join(self.options.work, "lnav-home")
        formats = os.path.join(self.options.work, "lnav", "formats", "docker")
        os.makedirs(home, exist_ok=True)
        os.makedirs(formats, exist_ok=True)
        shutil.copy(os.path.join(HERE, "lnav-docker-format.json"), os.path.join(formats, "docker.json"))
        return "env TERM=ansi HOME=%s XDG_CONFIG_HOME=%s lnav -I %s" % (home, home, os.path.join(self.options.work, "lnav"))

    def rows(self):
        gigabytes = sum(os.path.getsize(f) for f in glob.glob(os.path.join(self.many, "*", "*-json.log*"))) / 1e9
        last = (END - datetime.timedelta(seconds=1)).isoformat() + "Z"
        middle = (END - datetime.timedelta(days=gigabytes / 3)).isoformat() + "Z"
        log, one = shlex.quote(self.log), shlex.quote(self.one)
        many = "%s -r %s" % (LAUNCHER, shlex.quote(self.many))
        mine = "%s --plain %s" % (LAUNCHER, one)
        headless = self.lnav + " -n"
        quiet = ">/dev/null 2>&1"
        sink = "2>&1 | cat >/dev/null"
        hello = self.hello()
        return [
            Row("hello", "start of Java alone: Hello", [shell("java", hello + " >/dev/null")]),
            Row("screen", "first full screen, 20 containers", [
                screen("jlogtui", many),
                screen("lnav", self.lnav + " " + shlex.quote(self.many) + "/*/*-json.log*")]),
            Row("at", "screen at a time in the middle, 20 containers", [
                screen("jlogtui", many + " --at " + middle),
                screen("lnav", "%s -c ':goto %s' %s/*/*-json.log*" % (self.lnav, middle, shlex.quote(self.many)))]),
            Row("since", "last second", [
                shell("jlogtui", "%s --since %s %s" % (mine, last, quiet)),
                shell("jlogtui", "%s --plain --since %s %s" % (many, last, quiet), "jlogtui, 20 containers"),
                shell("docker", "docker logs --since %s bench %s" % (last, quiet)),
                shell("lnav", "%s -c ':hide-lines-before %s' %s %s" % (headless, last, log, quiet)),
                shell("jq", "jq -j 'select(.time >= \"%s\").log' %s %s" % (last[:-1], log, quiet))]),
            Row("tail", "last 100 lines", [
                shell("jlogtui", "%s -n 100 %s" % (mine, quiet)),
                shell("jlogtui", "%s -n 100 %s" % (many, quiet), "jlogtui, of each of 20 containers"),
                shell("docker", "docker logs --tail 100 bench " + quiet),
                shell("jq", "tail -n 100 %s | jq -j .log %s" % (log, quiet), "tail, jq")]),
            Row("full", "everything as plain text", [
                shell("jlogtui", "%s %s" % (mine, quiet)),
                shell("jlogtui", "%s --plain %s" % (many, quiet), "jlogtui, 20 containers merged"),
                shell("docker", "docker logs bench " + quiet),
                shell("lnav", "%s %s %s" % (headless, log, quiet)),
                shell("jq", "jq -j .log %s %s" % (log, quiet)),
                shell("cat", "cat %s | cat >/dev/null" % log, "cat, as it is"),
                shell("cat", "wc -l <%s >/dev/null" % log, "wc -l")]),
            Row("literal", "search for a text", self.searches(mine, many, headless, log, LITERAL, sink, "-F")),
            Row("regex", "search for a pattern with a text in it",
                self.searches(mine, many, headless, log, REGEX, sink, "-E")),
            Row("free", "search for a pattern without one",
                self.searches(mine, many, headless, log, FREE, sink, "-E")),
            Row("stream", "only standard error", [
                shell("jlogtui", "%s -s stderr %s" % (mine, quiet)),
                shell("docker", "docker logs bench 2>&1 >/dev/null | cat >/dev/null"),
                shell("lnav", "%s -c \":filter-expr :stream = 'stderr'\" %s %s" % (headless, log, quiet)),
                shell("rg", "rg -F '\"stream\":\"stderr\"' %s %s" % (log, sink)),
                shell("grep", "grep -F '\"stream\":\"stderr\"' %s %s" % (log, sink)),
                shell("jq", "jq -j 'select(.stream==\"stderr\").log' %s %s" % (log, quiet))]),
        ]

    def searches(self, mine, many, headless, log, pattern, sink, kind):
        quoted = shlex.quote(pattern)
        return [
            shell("jlogtui", "%s -g %s %s" % (mine, quoted, sink)),
            shell("jlogtui", "%s --plain -g %s %s" % (many, quoted, sink), "jlogtui, 20 containers merged"),
            shell("docker", "docker logs bench 2>&1 | grep %s %s %s" % (kind, quoted, sink), "docker logs, grep"),
            shell("lnav", "%s -c %s %s %s" % (headless, shlex.quote(":filter-in " + pattern), log, sink)),
            shell("rg", "rg %s %s %s %s" % (kind if kind == "-F" else "-e", quoted, log, sink)),
            shell("grep", "grep %s %s %s %s" % (kind, quoted, log, sink)),
            shell("jq", "jq -j 'select(.log|test(%s)).log' %s %s" % (
                shlex.quote('"%s"' % pattern.replace("\\", "\\\\"))[1:-1], log, sink))]

    def hello(self):
        folder = self.options.work
        with open(os.path.join(folder, "Hello.java"), "w") as out:
            out.write('public class Hello { public static void main(String[] a) { System.out.println("Hello"); } }\n')
        javac = os.path.join(os.path.dirname(os.path.realpath(self.java)), "javac")
        if not os.path.exists(javac):
            javac = "javac"
        subprocess.run([javac, "--release", "17", "-d", folder, os.path.join(folder, "Hello.java")], check=True)
        return "%s -cp %s Hello" % (shlex.quote(self.java), shlex.quote(folder))

    # --- measuring ----------------------------------------------------------------------------------------------------

    def wanted(self, row, command):
        tool = command.tool
        only = [word for word in self.options.tools.split(",") if word]
        if only and tool not in only and tool != "java":
            return None
        if tool == "docker" and not self.options.engine:
            return "no engine"
        if tool == "lnav" and not shutil.which("lnav") or tool in ("rg", "jq", "grep") and not shutil.which(tool):
            return "not installed"
        if command.screen and not self.first_frame:
            return "first-frame is not there"
        if tool == "jlogtui" and " -g " in command.words and not self.greps():
            return "this jlogtui has no -g"
        return ""

    def greps(self):
        return "--grep" in subprocess.run([LAUNCHER, "--help"], capture_output=True, text=True).stdout

    def measure(self, command):
        return self.on_screen(command) if command.screen else self.in_shell(command)

    def on_screen(self, command):
        words = []
        for word in shlex.split(command.words):
            words += sorted(glob.glob(word)) if "*" in word else [word]
        try:
            # lnav gives the line feed that ends a record a row of its own, hence every second row
            least = (ROWS - 8) // 2 if command.tool == "lnav" else ROWS - 5
            run = self.first_frame.Run(words, COLUMNS, ROWS, lambda shown: shown.lines() >= least)
        except SystemExit as gone:
            return Run(float("nan"), float("nan"), float("nan"), str(gone).splitlines()[0])
        return Run(run.complete, run.cpu, run.megabytes, "")

    def in_shell(self, command):
        used = os.path.join(self.options.work, "time")
        dockerd = command.tool == "docker" and follow.Usage([self.options.daemon])
        started = time.perf_counter()
        done = subprocess.run(["timeout", str(LIMIT), "/usr/bin/time", "-o", used, "-f", "%U %S %M", "bash", "-c", command.words],
                              stdin=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        with open(used) as text:
            user, system, kilobytes = map(float, text.read().splitlines()[-1].split())
        cpu, megabytes = user + system, kilobytes / 1024
        if dockerd:
            cpu += dockerd.cpu()
            megabytes += dockerd.peak_megabytes()
        return Run(seconds, cpu, megabytes, "" if done.returncode == 0 else "exit code %d" % done.returncode)

    def warm(self):
        for path in glob.glob(os.path.join(self.many, "*", "*")) + [self.log]:
            with open(path, "rb", buffering=0) as file:
                while file.read(1 << 20):
                    pass

    def compare(self, row):
        commands = [command for command in row.commands if self.wanted(row, command) == ""]
        runs = {command: [] for command in commands}
        self.warm()
        for number in range(self.options.runs + 1):
            for command in commands:
                # the first round only warms what starts often; one slow run of five does not move a median
                if number == 0 and (command.tool != "jlogtui" or row.key in ("full", "literal", "regex", "free", "stream")):
                    continue
                run = self.measure(command)
                if number > 0:
                    runs[command].append(run)
                    self.record(row.key, command, number, run)
        return [(command, runs[command]) for command in commands]

    def record(self, key, command, number, run):
        print("%s\t%s\t%d\t%.4f\t%.2f\t%.1f\t%s" % (
            key, command.label, number, run.seconds, run.cpu, run.megabytes, run.note), file=self.runs_file, flush=True)

    # --- the same lines? ----------------------------------------------------------------------------------------------

    def checks(self):
        """Counts of lines that should agree, by what was asked; a tool that is not there has none."""
        log, one = shlex.quote(self.log), shlex.quote(self.one)
        mine = "%s --plain %s" % (LAUNCHER, one)
        asked = {"standard output, SHA-256": [
            ("jlogtui", mine + " 2>/dev/null | sha256sum | cut -c1-16"),
            ("docker", "docker logs bench 2>/dev/null | sha256sum | cut -c1-16"),
            ("jq", "jq -j 'select(.stream==\"stdout\").log' %s | sha256sum | cut -c1-16" % log)],
            "standard error, SHA-256": [
            ("jlogtui", mine + " -s stderr 2>&1 | sha256sum | cut -c1-16"),
            ("docker", "docker logs bench 2>&1 >/dev/null | sha256sum | cut -c1-16"),
            ("jq", "jq -j 'select(.stream==\"stderr\").log' %s | sha256sum | cut -c1-16" % log)]}
        for title, pattern, kind in (("text", LITERAL, "-F"), ("pattern", REGEX, "-E"), ("free pattern", FREE, "-E")):
            quoted = shlex.quote(pattern)
            asked["lines with the " + title] = [
                ("jlogtui", "%s -g %s 2>&1 | wc -l" % (mine, quoted)),
                ("docker", "docker logs bench 2>&1 | grep -c %s %s" % (kind, quoted)),
                ("rg", "rg -c %s %s %s" % (kind if kind == "-F" else "-e", quoted, log)),
                ("grep", "grep -c %s %s %s" % (kind, quoted, log))]
        results = []
        for title, commands in asked.items():
            answers = []
            for tool, words in commands:
                if self.wanted(None, shell(tool, words)) == "":
                    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, stdin=subprocess.DEVNULL)
                    answers.append((tool, done.stdout.strip()))
            results.append((title, answers))
        return results


# --- the table --------------------------------------------------------------------------------------------------------


def seconds(value):
    return "%.0f ms" % (value * 1000) if value < 1 else "%.1f s" % value


def table_lines(row, results):
    if not results:
        return []
    base = next((runs for command, runs in results if command.label == "jlogtui"), None)
    lines = []
    for number, (command, runs) in enumerate(results):
        times = [run.seconds for run in runs]
        middle = statistics.median(times)
        ratio = "%.2g" % (middle / statistics.median(run.seconds for run in base)) if base else ""
        note = next((run.note for run in runs if run.note), "")
        lines.append("| %s | %s | %s | %s to %s | %s | %s | %.0f |%s" % (
            row.title if number == 0 else "", command.label, seconds(middle), seconds(min(times)), seconds(max(times)),
            "1" if command.label == "jlogtui" else ratio, seconds(statistics.median(run.cpu for run in runs)),
            max(run.megabytes for run in runs), note and " " + note))
    return lines


def first_line(words):
    try:
        done = subprocess.run(words, capture_output=True, text=True)
        return (done.stdout or done.stderr).splitlines()[0].strip()
    except (OSError, IndexError):
        return ""


def machine(bench):
    with open("/proc/meminfo") as text:
        memory = int(text.readline().split()[1]) / 1024 / 1024
    versions = [first_line([LAUNCHER, "--version"]), first_line([bench.java, "-version"]).replace('"', ""),
                first_line(["lnav", "-V"]), first_line(["rg", "--version"]), first_line(["grep", "--version"]),
                first_line(["jq", "--version"])]
    if bench.options.engine:
        versions.append("Docker Engine " + first_line(["docker", "version", "-f", "{{.Server.Version}}"]))
    versions = [version.split(" (rev")[0] for version in versions if version]
    return "%d cores, %.0f GB, files in the page cache; %s" % (os.cpu_count(), memory, ", ".join(versions))


def put_into(readme, table):
    """Puts the table in the place of the one before."""
    with open(readme) as file:
        before, rest = file.read().split("<!-- speed -->\n", 1)
    after = rest.split("<!-- /speed -->\n", 1)[1]
    with open(readme, "w") as file:
        file.write("%s<!-- speed -->\n%s\n<!-- /speed -->\n%s" % (before, table, after))


def main():
    parser = argparse.ArgumentParser()
    for name in ("size", "rows", "tools", "data", "out", "work", "engine", "readme"):
        parser.add_argument("--" + name, default="")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--daemon", type=int)
    options = parser.parse_args()
    bench = Bench(options)
    rows = [row for row in options.rows.split(",") if row]
    lines = []
    with open(os.path.join(options.out, "runs.tsv"), "w") as bench.runs_file:
        print("row\ttool\trun\tseconds\tcpu seconds\tMB\tnote", file=bench.runs_file)
        for row in bench.rows():
            if rows and row.key not in rows:
                continue
            print("bench: " + row.title, file=sys.stderr)
            for command in row.commands:
                why = bench.wanted(row, command)
                if why:
                    print("bench: without %s: %s" % (command.label, why), file=sys.stderr)
            made = table_lines(row, bench.compare(row))
            print("\n".join(made), file=sys.stderr)
            lines += made
        followed = follow.table(bench, LAUNCHER) if not rows or "follow" in rows else []
    checked = ["| %s | %s |" % (title, ", ".join("%s %s" % answer for answer in answers))
               for title, answers in (bench.checks() if not rows or "checks" in rows else [])]
    text = ["%s of logs, `packaging/bench/run --size %s --runs %d`: medians of runs in turns." % (
        options.size.upper().replace("M", " MB").replace("G", " GB"), options.size, options.runs), "",
        machine(bench) + ".", ""]
    if lines:
        text += ["| | | median | range | times jlogtui | CPU | peak MB |", "|---|---|--:|---|--:|--:|--:|"] + lines + [""]
    if followed:
        text += ["| following 50,000 lines/s for 10 s | CPU | lines lost | peak MB |", "|---|--:|--:|--:|"] + followed + [""]
    if checked:
        text += ["| the same result | |", "|---|---|"] + checked + [""]
    with open(os.path.join(options.out, "table.md"), "w") as out:
        out.write("\n".join(text))
    print("\n".join(text))
    if options.readme:
        put_into(options.readme, "\n".join(text).rstrip())


if __name__ == "__main__":
    main()
