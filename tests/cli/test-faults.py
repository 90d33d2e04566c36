# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are none of ours or cannot be written, a second program, and programs that are killed.

BC_KILLS sets how often one is killed in the middle of a save loop (20 times unless set)."""
import fcntl
import hashlib
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

ROUNDS = int(os.environ.get("BC_KILLS", "20"))
LOOP = """
number=0
while :; do
  number=$((number + 1))
  "$0" --database "$1" add district "name=$2-$number" commune=13101 "dream=$3" || exit
done
"""
NOBODY = 65534


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Files(barriosctl.Case):
    def refuse_file(self, path, words):
        """Neither reading nor writing opens the file at PATH; nothing changes in it or beside it."""
        before, beside = digest(path), sorted(os.listdir(self.folder))
        for command in (["list", "district"], ["add", "district", "name=x", "commune=13101"], ["check"],
                        ["init", "--level", "council", "--name", "Ana"]):
            done = self.run_on(path, *command)
            self.assertEqual(done.status, 1, command)
            self.assertRegex(done.errors, rf"\Abarriosctl: database: .*{words}.*\n\Z")
        self.assertEqual(digest(path), before)
        self.assertEqual(sorted(os.listdir(self.folder)), beside)

    def test_foreign(self):
        self.environment["BARRIOS_LOCALE_DIR"] = str(self.folder)
        foreign = self.folder / "foreign.db"
        base = sqlite3.connect(foreign)
        base.execute("CREATE TABLE recipe (name TEXT)")
        base.commit()
        base.close()
        self.refuse_file(foreign, "database of another program")

    def test_text(self):
        self.environment["BARRIOS_LOCALE_DIR"] = str(self.folder)
        text = self.folder / "text.db"
        text.write_text("Estimada señora:\n" * 1000)
        self.refuse_file(text, "not a database of this program")

    def test_newer(self):
        self.init()
        base = sqlite3.connect(self.database)
        base.execute("PRAGMA user_version = 99")
        base.close()
        self.environment["BARRIOS_LOCALE_DIR"] = str(self.folder)
        self.refuse_file(self.database, "format 99 and this program knows up to")

    def test_truncated(self):
        self.init()
        self.work("import-districts", barriosctl.DISTRICTS)
        size = self.database.stat().st_size
        with open(self.database, "r+b") as file:
            file.truncate(size // 2 // 4096 * 4096)
        before = digest(self.database)
        done = self.run_it("check")
        self.assertEqual((done.status, done.errors.count("\n")), (1, 1), done.errors)
        self.assertEqual(digest(self.database), before)

    def test_read_only_folder(self):
        """Read as somebody who may not write there; root is nobody for that."""
        self.init()
        self.work("import-districts", barriosctl.DISTRICTS)
        before = digest(self.database)
        self.folder.chmod(0o555)
        self.database.chmod(0o444)
        self.addCleanup(self.folder.chmod, 0o755)
        somebody = {"user": NOBODY} if os.geteuid() == 0 else {}
        done = self.run_it("list", "district", "--format", "csv", **somebody)
        self.assertEqual((done.status, done.errors, done.text.count("\r\n")), (0, "", 48))
        done = self.run_it("add", "district", "name=x", "commune=13101", **somebody)
        self.assertEqual(done.status, 1)
        self.assertRegex(done.errors, r"\Abarriosctl: database: .+\n\Z")
        self.assertEqual(digest(self.database), before)

    def test_full_disk(self):
        """A limit on the size of files stands for the disk that is full."""
        self.init()
        self.add("district", "name=A", "commune=13101")

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        before = self.read("history")
        for words in (["import-districts", barriosctl.DISTRICTS], ["backup", self.folder / "copy.db"]):
            done = self.run_it(*words, preexec_fn=limit)
            self.assertEqual(done.status, 1, words)
            self.assertRegex(done.errors, r"\Abarriosctl: .+\n\Z")
            self.assertFalse((self.folder / "copy.db").exists())
            self.assertEqual(self.read("history"), before)
            self.check()
        self.work("import-districts", barriosctl.DISTRICTS)
        self.check()

    def test_second_program(self):
        self.init()
        with open(f"{self.database}.lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate(0)
            lock.write("mesón\n4711\nbarrios\n")
            lock.flush()
            self.refuse(f"database: {self.database} is being used by barrios (process 4711 on mesón). "
                        "Close it and try again", "add", "district", "name=x", "commune=13101")
            self.assertEqual(len(self.read("list", "commune")), 346)
            self.check()
        self.add("district", "name=x", "commune=13101")


class Kill(barriosctl.Case):
    def test_in_a_save_loop(self):
        seed = int(os.environ.get("BC_SEED", random.randrange(2**31)))
        print(f"# seed {seed}, {ROUNDS} rounds", flush=True)
        chance = random.Random(seed)
        self.init()
        acknowledged = set()
        for number in range(ROUNDS):
            acknowledged |= self.kill_once(number, chance.uniform(0.005, 0.25))
            self.check()
            there = {row["id"] for row in self.read("list", "district")}
            self.assertLessEqual(acknowledged, there)
        self.assertGreaterEqual(len(acknowledged), ROUNDS)

    def kill_once(self, number, seconds):
        """Which records a loop had been told of when it was killed after some SECONDS."""
        told = self.folder / "told"
        with open(told, "wb") as output:
            loop = subprocess.Popen(["bash", "-c", LOOP, barriosctl.PROGRAM, str(self.database),
                                     str(number), "x" * 3000],
                                    stdout=output, stderr=subprocess.STDOUT, env=self.environment,
                                    start_new_session=True)
            # From the first answer on, so that a slow machine is killed in its saves as well.
            end = time.monotonic() + 60
            while not told.stat().st_size and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(seconds)
            os.killpg(loop.pid, signal.SIGKILL)
            loop.wait()
        text = told.read_text()
        return {line for line in text.splitlines(keepends=False)[:text.count("\n")] if len(line) == 36}


if __name__ == "__main__":
    tap.main("cli/faults", Files, Kill)
