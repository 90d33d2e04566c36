# SPDX-License-Identifier: GPL-3.0-or-later
"""Two databases that meet: of the same version, and of a newer one."""
import json
import shutil
import sqlite3
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402


def make_newer(path):
    """Turns a database into what a newer version could have written: its journal holds a type, a
    field and a choice that this version does not know."""
    base = sqlite3.connect(path)
    stream, epoch, scope, number = base.execute(
        "SELECT j.stream, j.epoch, s.scope, s.held FROM journal j "
        "JOIN stream s ON s.row = j.stream JOIN record r ON r.row = j.record "
        "WHERE r.type = 'district'").fetchone()
    stamp = base.execute("SELECT max(stamp) FROM journal").fetchone()[0]

    def append(record, fields):
        nonlocal number, stamp
        number, stamp = number + 1, stamp + 1
        row = base.execute("INSERT INTO journal (stream, number, stamp, record, gesture, epoch, salt, fields) "
                           "VALUES (?, ?, ?, ?, ?, ?, zeroblob (32), ?)",
                           (stream, number, stamp, record, stamp, epoch, json.dumps(fields))).lastrowid
        base.execute("UPDATE stream SET held = ?, arrived = ? WHERE row = ?", (number, row, stream))

    def find(type):
        return base.execute("SELECT row FROM record WHERE type = ? AND row IN (SELECT record FROM journal)",
                            (type,)).fetchone()[0]

    drone = base.execute("INSERT INTO record (id, type, scope) VALUES (?, 'drone', ?)",
                         (bytes(range(16)), scope)).lastrowid
    append(drone, {"altitude": 5, "name": "Ñandú"})
    append(find("district"), {"colour": "rojo", "dream": "de más adelante"})
    append(find("business"), {"state": "floating: quién sabe"})
    base.execute("UPDATE profile SET last_stamp = ?", (stamp,))
    version = base.execute("PRAGMA user_version").fetchone()[0]
    base.execute(f"PRAGMA user_version = {version + 7}")
    base.commit()
    base.close()


class Merge(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.other = self.folder / "other.db"
        self.init()
        self.init("council", "Beto", self.other)

    def test_newer_version(self):
        district = self.add("district", "name=A", "commune=13101", database=self.other)
        self.add("business", f"district={district}", "trade-name=Uno", "state=open", database=self.other)
        make_newer(self.other)
        # Whose language it is cannot be read in a newer file: Spanish, as everywhere by default.
        done = self.run_on(self.other, "list", "district")
        self.assertEqual(done.status, 1)
        self.assertRegex(done.errors, r"\Abarriosctl: database: El archivo tiene el formato \d+ y este programa conoce hasta el \d+\. .*\n\Z")

        self.assertIn("Carried along from a newer version: 2\n", self.work("merge", self.other))
        [drone] = self.read("list", "drone")
        self.assertEqual(drone["extra"], {"altitude": 5, "name": "Ñandú"})
        self.assertEqual(self.read("show", drone["id"]), drone)
        self.assertIn("Ñandú", self.work("list", "drone"))
        self.assertIn("Ñandú", self.work("show", drone["id"]))
        self.assertEqual(json.loads(self.read_csv("list", "drone")[0]["extra"]), drone["extra"])
        [row] = self.read("list", "district")
        self.assertEqual((row["extra"], row["dream"]), ({"colour": "rojo"}, "de más adelante"))
        self.assertIn("rojo", self.work("show", district))
        [business] = self.read("list", "business")
        self.assertEqual((business["state"], business["state-reason"]), ("floating", "quién sabe"))
        self.assertIn("floating: quién sabe", self.work("list", "business"))
        self.refuse("id: this version does not know the type “drone” and only carries it along",
                    "set", drone["id"], "name=x")
        self.work("set", district, "dream=nuestro")
        self.assertEqual(self.read("show", district)["extra"], {"colour": "rojo"})
        self.assertIn("Saves taken over: 0\n", self.work("merge", self.other))
        self.assertEqual(self.read("list", "drone"), [drone])
        self.check()

    def everything(self, database):
        history = self.read("history", database=database)
        for entry in history:
            del entry["row"], entry["gesture"]
        lists = {type["name"]: sorted(map(str, self.read("list", type["name"], database=database)))
                 for type in self.read("types")}
        return lists, self.read("conflicts", database=database), sorted(map(str, history)), \
            self.read("doubts", database=database)

    def test_both_orders(self):
        for database, dream in ((self.database, "el de Ana"), (self.other, "el de Beto")):
            self.work("import-districts", barriosctl.DISTRICTS, database=database)
            [agro] = self.read("list", "district", "--where", "name=Agro", database=database)
            self.work("set", agro["id"], f"dream={dream}", database=database)
            self.add("business", "district=Agro", f"trade-name=De {dream}", database=database)
        copy = self.folder / "copy.db"
        self.work("backup", copy)
        self.work("merge", self.other)
        self.work("merge", copy, database=self.other)
        self.assertEqual(self.everything(self.database), self.everything(self.other))
        self.assertEqual(len(self.read("list", "district")), 47)
        self.assertEqual(len(self.read("list", "business")), 2)
        conflicts = [row for row in self.read("conflicts") if row["field"] == "dream"]
        self.assertEqual([row["value"] for row in conflicts], ["el de Beto", "el de Ana"])
        self.assertIn("el de Ana", self.work("conflicts"))
        before = self.everything(self.database)
        self.assertIn("Saves taken over: 0\n", self.work("merge", self.other))
        self.assertEqual(self.everything(self.database), before)
        self.work("set", agro["id"], "dream=el de los dos")
        self.assertEqual([row for row in self.read("conflicts") if row["field"] == "dream"], [])
        for database in (self.database, self.other):
            self.check(database)

    def test_refusals(self):
        self.refuse(f"merge: there is no file {self.folder}/none.db", "merge", self.folder / "none.db")
        (self.folder / "text.db").write_text("no database at all, only text\n" * 100)
        done = self.run_it("merge", self.folder / "text.db")
        self.assertEqual(done.status, 1)
        self.assertRegex(done.errors, r"\Abarriosctl: merge: The file is not a database of this program.*\n\Z")

    def test_backup_and_restore(self):
        record = self.add("district", "name=A", "commune=13101", "dream=antes")
        copy = self.folder / "copia.db"
        self.work("backup", copy)
        self.refuse(f"backup: {copy}: File exists", "backup", copy)
        self.work("set", record, "dream=después")
        self.work("restore", copy)
        self.assertEqual(self.read("show", record)["dream"], "antes")
        self.work("set", record, "dream=de nuevo")
        [kept] = self.folder.glob("*-replaced.db")
        self.work("merge", kept)
        self.check()
        self.refuse("restore: nope.db: No such file or directory", "restore", "nope.db")
        shutil.copy(barriosctl.DISTRICTS, self.folder / "foreign.db")
        done = self.run_it("restore", self.folder / "foreign.db")
        self.assertEqual((done.status, done.errors.count("\n")), (1, 1))
        self.assertEqual(self.read("show", record)["dream"], "de nuevo")


if __name__ == "__main__":
    tap.main("cli/merge", Merge)
