# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found wrong is made anew from the journal, after a backup; what cannot be is told."""
import sqlite3
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

SOUND = "The tables say what the journal says\n"


class Repair(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init()
        self.district = self.add("district", "name=Franklin", "commune=13101", "dream=antes")

    def damage(self, *statements):
        base = sqlite3.connect(self.database)
        for statement in statements:
            base.execute(statement)
        base.commit()
        base.close()

    def read_journal(self):
        base = sqlite3.connect(self.database)
        rows = base.execute("SELECT * FROM journal ORDER BY row").fetchall()
        base.close()
        return rows

    def backups(self):
        return list(self.folder.glob("barrios.backups/*-repair.db"))

    def test_mends_and_says_what(self):
        before, journal = self.read("show", self.district), self.read_journal()
        self.damage("UPDATE district SET dream = 'falso', name = NULL",
                    "INSERT INTO search (search) VALUES ('delete-all')")
        done = self.run_it("check")
        self.assertEqual(done.status, 1)
        self.assertEqual(self.backups(), [])
        text = self.work("check", "--repair")
        self.assertRegex(text, r"\AMade anew from the journal: search: .+\n"
                               r"Made anew from the journal: district: rows differ from what the journal says \(1\)\n"
                               rf"{SOUND}\Z")
        self.assertEqual(self.read("show", self.district), before)
        self.assertEqual([row["id"] for row in self.read("search", "franklin")], [self.district])
        self.assertEqual(self.read_journal(), journal)
        self.check()
        [backup] = self.backups()
        base = sqlite3.connect(backup)
        self.assertEqual(base.execute("SELECT dream FROM district").fetchone(), ("falso",))
        base.close()

    def test_leaves_a_sound_database_alone(self):
        before = self.database.read_bytes()
        self.assertEqual(self.work("check", "--repair"), SOUND)
        self.assertEqual(self.backups(), [])
        self.assertEqual(self.database.read_bytes(), before)

    def test_tells_what_is_left(self):
        self.add("document", f"record={self.district}", "name=acta", f"file={'0' * 64}")
        self.damage("UPDATE district SET phase = 'graduated'")
        done = self.run_it("check", "--repair")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: check: what is wrong: 1\n"))
        self.assertEqual(done.text.splitlines(),
                         ["Made anew from the journal: district: rows differ from what the journal says (1)",
                          f"acta: the document's file is missing ({'0' * 64})"])
        self.assertEqual(self.read("show", self.district)["phase"], "candidate")

    def test_conflicts_come_back(self):
        other = self.folder / "other.db"
        self.init(name="Beto", database=other)
        self.work("merge", self.database, database=other)
        self.work("set", self.district, "dream=el de Ana")
        self.work("set", self.district, "dream=el de Beto", database=other)
        self.work("merge", other)
        before = self.read("conflicts")
        self.assertEqual(len(before), 2)
        self.damage("DELETE FROM conflict")
        self.assertEqual(self.read("conflicts"), [])
        self.work("check", "--repair")
        self.assertEqual(self.read("conflicts"), before)

    def test_refused_while_another_writes(self):
        """The lock of a program that has the database open, as a window has."""
        import fcntl
        self.damage("UPDATE district SET dream = 'falso'")
        with open(self.folder / "barrios.db.lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            fcntl.lockf(lock, fcntl.LOCK_EX)
            done = self.run_it("check", "--repair")
        self.assertEqual((done.status, done.text), (1, ""))
        self.assertRegex(done.errors, r"\Abarriosctl: check: .+\n\Z")
        self.assertEqual(self.backups(), [])


if __name__ == "__main__":
    tap.main("cli/repair", Repair)
