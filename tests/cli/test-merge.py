# SPDX-License-Identifier: GPL-3.0-or-later
"""Two databases that meet: of the same version, and of a newer one."""
import hashlib
import json
import os
import shutil
import sqlite3
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

NOBODY = 65534


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

    def meet(self):
        self.work("merge", self.other)
        self.work("merge", self.database, database=self.other)

    def make_draft(self):
        """A draft in a line that both have."""
        district = self.add("district", "name=A", "commune=13101")
        action = self.add("action", f"plan={self.add('plan', f'district={district}')}", "title=Feria", "area=1",
                          "state=planned")
        line = self.add("funding-line", f"action={action}", "source=fndr", "state=awarded")
        entry = self.add("entry", f"line={line}", "kind=expense", "date=2026-10-13", "amount=5", "state=draft")
        self.meet()
        return line, entry

    def test_an_invoice_of_a_draft_that_was_deleted_elsewhere_is_told(self):
        line, entry = self.make_draft()
        paper = self.folder / "factura.pdf"
        paper.write_text("factura")
        self.work("attach", entry, paper, "--kind", "invoice", database=self.other)
        self.work("delete", entry)
        told = self.work("merge", self.other)
        self.assertIn("Hidden now because someone deleted what it belongs to without having seen it "
                      "(command doubts): 1\n", told)
        self.work("merge", self.database, database=self.other)
        doubts = self.read("doubts")
        self.assertEqual([doubt["id"] for doubt in doubts], [entry])
        self.assertIn("added or changed factura.pdf, which belongs to it", doubts[0]["reason"])
        self.assertEqual(self.read("doubts", database=self.other), doubts)
        self.assertEqual(self.read("documents", line), [])
        # Deleted again by someone who knows: an invoice stays with the line.
        self.work("delete", entry)
        self.assertEqual([document["name"] for document in self.read("documents", line)], ["factura.pdf"])
        self.meet()
        for database in self.database, self.other:
            self.assertEqual(self.read("doubts", database=database), [])
            self.assertEqual([document["name"] for document in self.read("documents", line, database=database)],
                             ["factura.pdf"])
        self.check()

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
        self.assertIn("Changes taken over: 0\n", self.work("merge", self.other))
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
        self.assertIn("Changes taken over: 0\n", self.work("merge", self.other))
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
        self.assertRegex(done.errors, rf"\Abarriosctl: merge: {self.folder}/text.db: "
                                      r"The file is not a database of this program.*\n\Z")
        self.assertEqual(done.text, "")
        (self.folder / "empty.db").touch()
        self.refuse(f"merge: There is nothing in {self.folder}/empty.db yet", "merge", self.folder / "empty.db")
        foreign = sqlite3.connect(self.folder / "foreign.db")
        foreign.execute("CREATE TABLE t (x)")
        foreign.close()
        self.refuse(f"merge: {self.folder}/foreign.db: The file is a database of another program. "
                    "It was left as it is", "merge", self.folder / "foreign.db")

    def put_on_stick(self, *files):
        """A folder that nobody may write to, and a person who is nobody with a database of theirs."""
        stick, home = self.folder / "stick", self.folder / "home"
        home.mkdir()
        stick.mkdir()
        for file in files:
            shutil.copy(file, stick)
            (stick / file.name).chmod(0o444)
        shutil.copy(self.database, home / "mine.db")
        somebody = {"user": NOBODY} if os.geteuid() == 0 else {}
        if somebody:
            os.chown(home, NOBODY, NOBODY)
            os.chown(home / "mine.db", NOBODY, NOBODY)
        self.folder.chmod(0o755)
        stick.chmod(0o555)
        self.addCleanup(stick.chmod, 0o755)
        return stick, lambda: self.run_on(home / "mine.db", "merge", stick / self.other.name, **somebody)

    def test_from_a_stick(self):
        self.add("district", "name=A", "commune=13101", database=self.other)
        stick, merge = self.put_on_stick(self.other)
        done = merge()
        self.assertEqual((done.status, done.errors), (0, ""))
        self.assertIn("Changes taken over: 1\n", done.text)
        self.assertEqual([file.name for file in stick.iterdir()], [self.other.name])

    def test_leaves_nothing_beside_the_other(self):
        self.add("district", "name=A", "commune=13101", database=self.other)
        before = sorted(self.folder.glob("other*")), self.other.read_bytes()
        self.assertNotIn(self.folder / "other.db-wal", before[0])
        self.assertIn("Changes taken over: 1\n", self.work("merge", self.other))
        self.assertEqual((sorted(self.folder.glob("other*")), self.other.read_bytes()), before)

    def write_log(self):
        """Leaves changes in the log of the other database, as a program that is still open does."""
        self.add("district", "name=A", "commune=13101", database=self.other)
        base = sqlite3.connect(self.other)
        self.addCleanup(base.close)
        base.execute("PRAGMA wal_autocheckpoint = 0")
        base.execute("UPDATE author SET name = 'Berta', stamp = stamp + 1")
        base.commit()
        return self.folder / "other.db-wal"

    def test_with_a_log(self):
        log = self.write_log()
        self.assertGreater(log.stat().st_size, 0)
        self.work("merge", self.other)
        base = sqlite3.connect(self.database)
        self.assertIn(("Berta",), base.execute("SELECT name FROM author").fetchall())
        base.close()

    def test_with_a_log_from_a_stick(self):
        stick, merge = self.put_on_stick(self.other, self.write_log())
        done = merge()
        self.assertEqual((done.status, done.errors),
                         (1, f"barriosctl: merge: {stick}/other.db: Its newest changes cannot be read in a folder that "
                             "cannot be written. Copy the whole folder to another place and take the copy\n"))
        self.assertEqual(len(list(stick.iterdir())), 2)

    def test_documents(self):
        district = self.add("district", "name=A", "commune=13101", database=self.other)
        texts = {name: f"the bytes of {name}".encode() for name in ("whole", "altered", "lost", "shared")}
        hashes = {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}
        ours, theirs = (self.folder / f"{name}.documents" for name in ("barrios", "other"))

        def put(folder, name, text):
            path = folder / hashes[name][:2] / hashes[name]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
            return path

        for name, sha256 in hashes.items():
            self.add("document", f"record={district}", f"name={name}", f"file={sha256}", database=self.other)
        self.work("set", district, f"brand-logo={hashes['whole']}", database=self.other)
        for name in ("whole", "shared"):
            put(theirs, name, texts[name])
        put(theirs, "altered", b"something else")
        kept = put(ours, "shared", texts["shared"])
        inode = kept.stat().st_ino

        text = self.work("merge", self.other)
        self.assertIn("Documents taken over: 1\nDocuments that are missing: 2\n", text)
        held = sorted(path.name for path in ours.glob("*/*"))
        self.assertEqual(held, sorted([hashes["whole"], hashes["shared"]]))
        self.assertEqual((ours / hashes["whole"][:2] / hashes["whole"]).read_bytes(), texts["whole"])
        self.assertEqual(kept.stat().st_ino, inode)
        self.assertIn("Documents taken over: 0\nDocuments that are missing: 2\n", self.work("merge", self.other))

        put(ours, "shared", b"no longer the same")
        done = self.run_it("check")
        self.assertEqual((done.status, done.errors), (1, "barriosctl: check: what is wrong: 3\n"))
        self.assertEqual(done.text.splitlines(),
                         [f"altered: the document's file is missing ({hashes['altered']})",
                          f"lost: the document's file is missing ({hashes['lost']})",
                          f"shared: the document's file was altered ({hashes['shared']})"])
        for name in ("altered", "lost"):
            put(theirs, name, texts[name])
        self.assertIn("Documents taken over: 2\nDocuments that are missing: 0\n", self.work("merge", self.other))
        put(ours, "shared", texts["shared"])
        self.check()

    def test_a_clock_that_ran_ahead(self):
        self.add("district", "name=A", "commune=13101", database=self.other)
        base = sqlite3.connect(self.other)
        base.execute("UPDATE profile SET last_stamp = (strftime('%s', 'now') + 100 * 86400) * 1000 << 16")
        base.commit()
        base.close()
        done = self.run_on(self.other, "add", "district", "name=B", "commune=13101")
        self.assertEqual(done.status, 0)
        self.assertRegex(done.errors, r"\Abarriosctl: Your newest changes bear a time that is still to come "
                                      r"\(\d\d-\d\d-\d{4} \d\d:\d\d\): .+\n\Z")
        self.assertEqual(self.run_on(self.other, "list", "district").errors, "")
        done = self.run_on(self.other, "check")
        self.assertEqual(done.status, 1)
        self.assertRegex(done.text, r"\ABeto: changes with a time that is still to come, up to .+ \(1\): .+\n\Z")
        text = self.work("merge", self.other)
        self.assertIn("Changes taken over: 1\n", text)
        self.assertIn("Changes that wait for their time: 1\nDocuments taken over", text)
        self.assertRegex(text.splitlines()[-1], r"merge again after \d\d-\d\d-\d{4} \d\d:\d\d: then")
        self.assertEqual([row["name"] for row in self.read("list", "district")], ["A"])
        self.check()

    def put_documents(self, *names):
        """Documents in a district of the database: their hashes by name."""
        district = self.add("district", "name=A", "commune=13101")
        hashes = {name: hashlib.sha256(name.encode()).hexdigest() for name in names}
        for name, sha256 in hashes.items():
            path = self.documents("barrios") / sha256[:2] / sha256
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
            self.add("document", f"record={district}", f"name={name}", f"file={sha256}")
        return hashes

    def documents(self, name):
        return self.folder / f"{name}.documents"

    def held(self, folder):
        return {path.name: path.read_text() for path in folder.glob("*/*")}

    def test_backup_has_its_documents(self):
        hashes = self.put_documents("whole", "altered", "lost")
        ours = self.documents("barrios")
        (ours / hashes["altered"][:2] / hashes["altered"]).write_text("something else")
        (ours / hashes["lost"][:2] / hashes["lost"]).unlink()
        (self.folder / "stick").mkdir()
        copy = self.folder / "stick" / "copia.db"
        theirs = self.folder / "stick" / "copia.documents"
        self.assertEqual(self.work("backup", copy).splitlines(),
                         ["Documents copied: 1", "Documents that are missing: 2",
                          f"altered: the document's file is missing ({hashes['altered']})",
                          f"lost: the document's file is missing ({hashes['lost']})"])
        self.assertEqual(self.held(theirs), {hashes["whole"]: "whole"})
        [path] = theirs.glob("*/*")
        self.assertNotEqual(path.stat().st_ino, (ours / path.relative_to(theirs)).stat().st_ino)
        self.assertEqual(len(list(copy.parent.iterdir())), 2)

    def test_restore_brings_the_documents(self):
        hashes = self.put_documents("whole", "altered", "lost", "never")
        copy = self.folder / "copia.db"
        self.assertIn("Documents copied: 4\n", self.work("backup", copy))
        ours, theirs = self.documents("barrios"), self.documents("copia")
        (ours / hashes["altered"][:2] / hashes["altered"]).write_text("something else")
        for folder, name in ((ours, "lost"), (ours, "never"), (theirs, "never")):
            (folder / hashes[name][:2] / hashes[name]).unlink()
        (theirs / hashes["whole"][:2] / hashes["whole"]).write_text("spoilt on the stick")
        self.assertEqual(self.work("restore", copy).splitlines(),
                         ["Documents copied: 2", "Documents that are missing: 1",
                          f"never: the document's file is missing ({hashes['never']})"])
        self.assertEqual(self.held(ours), {hashes[name]: name for name in ("whole", "altered", "lost")})
        self.assertEqual(self.work("backup", self.folder / "otra.db").splitlines()[0], "Documents copied: 3")

    def test_restore_from_an_automatic_backup(self):
        """It has no documents of its own: those beside its database serve, wherever it is restored to."""
        hashes = self.put_documents("one", "two")
        self.work("import-districts", barriosctl.DISTRICTS)
        [backup] = self.folder.glob("barrios.backups/*-import.db")
        self.assertEqual(list(self.folder.glob("barrios.backups/*.documents")), [])
        self.assertEqual(self.work("restore", backup), "Documents copied: 0\nDocuments that are missing: 0\n")
        elsewhere = self.folder / "else" / "where.db"
        # Where there is no profile yet that could say otherwise, the language is Spanish.
        self.assertIn("Documentos copiados: 2\n", self.work("restore", backup, database=elsewhere))
        self.assertEqual(self.held(elsewhere.parent / "where.documents"), {hashes[name]: name for name in hashes})
        self.check(elsewhere)

    def test_refused_restore_leaves_the_database(self):
        self.put_documents("one")
        copy = self.folder / "copia.db"
        self.work("backup", copy)
        shutil.rmtree(self.documents("barrios"))
        self.documents("barrios").touch()
        before = self.database.read_bytes()
        done = self.run_it("restore", copy)
        self.assertEqual((done.status, done.errors.count("\n"), done.text), (1, 1, ""))
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual(list(self.folder.glob("*-replaced.db")) + list(self.folder.glob(".*")), [])

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
