# SPDX-License-Identifier: GPL-3.0-or-later
"""Files kept with records: what is known of them, what is wrong with them, and copies for other people."""
import hashlib
import os
import resource
import signal
import struct
import sys

sys.dont_write_bytecode = True
import barriosctl  # noqa: E402
import tap  # noqa: E402

ASCII, LONG, RATIONAL = 2, 4, 5
START_OF_SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def make_directory(entries, start):
    """A TIFF directory at START, its long values behind it; little-endian."""
    head, tail = struct.pack("<H", len(entries)), b""
    free = start + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in entries:
        if len(value) > 4:
            place, tail = struct.pack("<I", free + len(tail)), tail + value
        else:
            place = value.ljust(4, b"\0")
        head += struct.pack("<HHI", tag, kind, count) + place
    return head + struct.pack("<I", 0) + tail


def make_angle(degrees, minutes, seconds):
    return struct.pack("<6I", degrees, 1, minutes, 1, seconds, 1)


def make_photo(taken=b"2026:05:04 10:20:30", gps=None):
    """The smallest JPEG with EXIF data."""
    camera = [(0x9003, ASCII, len(taken) + 1, taken + b"\0")]
    first = 8 + 2 + 12 * (2 if gps else 1) + 4
    exif = make_directory(camera, first)
    pointers = [(0x8769, LONG, 1, struct.pack("<I", first))]
    body = exif
    if gps:
        pointers.append((0x8825, LONG, 1, struct.pack("<I", first + len(exif))))
        body += make_directory(gps, first + len(exif))
    tiff = b"II*\0" + struct.pack("<I", 8) + make_directory(pointers, 8) + body
    segment = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + START_OF_SCAN


SANTIAGO = [(1, ASCII, 2, b"S\0"), (2, RATIONAL, 3, make_angle(33, 26, 15)),
            (3, ASCII, 2, b"W\0"), (4, RATIONAL, 3, make_angle(70, 39, 0))]


NO_CHOICE = "kind: “selfie” is none of its choices: minutes, photo, quotation, invoice, plan, contract, evidence, other"


def largest_child():
    """What the largest of all commands so far needed, in bytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


class Documents(barriosctl.Case):
    def setUp(self):
        super().setUp()
        self.init("manager", more=["--district", "Latorre", "--commune", "13101"])
        [district] = self.read("list", "district")
        self.district = district["id"]
        self.plan = self.add("plan", f"district={self.district}")
        self.action = self.add("action", f"plan={self.plan}", "title=Feria", "area=1", "state=done",
                               "planned=2026-01-01/2026-12-31", "actual=2026-05-01/2026-05-31")

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def attach(self, path, *more, record=None, said=""):
        done = self.run_it("attach", record or self.action, path, *more)
        self.assertEqual((done.status, done.errors), (0, f"barriosctl: {said}\n" if said else ""))
        return done.text.strip()

    def show(self, id):
        return self.read("show", id)

    def kept(self, data):
        digest = hashlib.sha256(data).hexdigest()
        return self.database.with_suffix(".documents") / digest[:2] / digest

    def documents(self, record=None):
        return self.read("documents", record or self.action)

    def test_photo_is_kept_with_its_day(self):
        data = make_photo()
        id = self.attach(self.write("feria.jpg", data))
        shown = self.show(id)
        self.assertEqual((shown["name"], shown["kind"], shown["media-type"], shown["size"], shown["taken-on"]),
                         ("feria.jpg", "photo", "image/jpeg", len(data), "2026-05-04"))
        self.assertEqual(self.kept(data).read_bytes(), data)
        self.assertEqual([(row["id"], row["state"], row["warning"]) for row in self.documents()], [(id, None, None)])
        self.check()

    def test_position_is_kept_with_consent_alone(self):
        path = self.write("plaza.jpg", make_photo(gps=SANTIAGO))
        self.assertIsNone(self.show(self.attach(path))["position"])
        other = self.attach(path, "--position", record=self.plan)
        self.assertEqual(self.show(other)["position"], "-33.437500,-70.650000")

    def test_day_outside_the_actions_is_told(self):
        path = self.write("vieja.jpg", make_photo(b"2025:05:04 10:20:30"))
        id = self.attach(path, said="Taken on 04-05-2025, before it began on 01-05-2026")
        [row] = self.documents()
        self.assertEqual((row["id"], row["warning"]),
                         (id, "Taken on 04-05-2025, before it began on 01-05-2026"))
        self.attach(self.write("tarde.jpg", make_photo(b"2026:06:01 00:00:00")),
                    said="Taken on 01-06-2026, after it ended on 31-05-2026")

    def test_pair_of_before_and_after_may_be_older_and_younger(self):
        before = self.attach(self.write("antes.jpg", make_photo(b"2025:05:04 10:20:30")),
                             said="Taken on 04-05-2025, before it began on 01-05-2026")
        after = self.attach(self.write("despues.jpg", make_photo(b"2026:08:01 10:20:30")),
                            said="Taken on 01-08-2026, after it ended on 31-05-2026")
        self.work("set", before, f"after={after}")
        self.assertEqual([row["warning"] for row in self.documents()], [None, None])

    def test_camera_without_a_clock_says_nothing(self):
        for n, taken in enumerate([b"0000:00:00 00:00:00", b"2026:13:40 00:00:00", b"ayer", b""]):
            id = self.attach(self.write(f"{n}.jpg", make_photo(taken)))
            self.assertIsNone(self.show(id)["taken-on"])

    def test_damaged_photo_is_kept_all_the_same(self):
        whole = make_photo(gps=SANTIAGO)
        for length in range(4, len(whole), 7):
            id = self.attach(self.write(f"{length}.jpg", whole[:length]))
            self.assertEqual(self.show(id)["media-type"], "image/jpeg")
        self.check()

    def test_name_that_lies_is_told(self):
        path = self.write("acta.jpg", b"%PDF-1.4\n...")
        id = self.attach(path, said="The file is not what its name says: its contents are of another kind")
        self.assertEqual((self.show(id)["media-type"], self.show(id)["kind"]), ("application/pdf", "other"))

    def test_empty_file_is_told(self):
        self.attach(self.write("nada.txt", b""), said="The file is empty")

    def test_same_file_twice_is_one_document(self):
        path = self.write("feria.jpg", make_photo())
        id = self.attach(path)
        saves = self.count_saves()
        self.assertEqual(self.attach(path, said="The same file is attached already"), id)
        self.assertEqual(self.count_saves(), saves)
        self.assertNotEqual(self.attach(path, record=self.plan), id)

    def test_refusals_leave_no_file(self):
        missing = self.folder / "no.jpg"
        done = self.run_it("attach", self.action, missing)
        self.assertEqual(done.status, 1)
        self.assertIn(str(missing), done.errors)
        data = make_photo()
        path = self.write("feria.jpg", data)
        self.refuse(NO_CHOICE, "attach", self.action, path, "--kind", "selfie")
        self.assertFalse(self.kept(data).exists())
        self.work("delete", self.action)
        self.refuse("This record was deleted, or what it belongs to: bring it back first", "attach", self.action, path)
        self.assertFalse(self.kept(data).exists())

    def test_refused_attachment_keeps_what_others_name(self):
        data = make_photo()
        path = self.write("feria.jpg", data)
        self.attach(path)
        self.refuse(NO_CHOICE, "attach", self.plan, path, "--kind", "selfie")
        self.assertTrue(self.kept(data).exists())

    def test_full_disk_leaves_nothing(self):
        path = self.write("video.mp4", os.urandom(3_000_000))
        done = self.run_it("attach", self.action, path, preexec_fn=limit_file_size)
        self.assertEqual((done.status, done.text), (1, ""))
        self.assertTrue(done.errors)
        self.assertEqual(self.documents(), [])
        self.assertEqual([file for file in self.database.with_suffix(".documents").rglob("*") if file.is_file()], [])
        self.check()

    def test_large_video_needs_little_memory(self):
        path = self.folder / "video.mp4"
        with path.open("wb") as file:
            file.truncate(200_000_000)
        self.attach(self.write("uno.jpg", make_photo()))
        before = largest_child()
        id = self.attach(path)
        self.assertEqual(self.show(id)["size"], 200_000_000)
        self.assertLess(largest_child() - before, 50_000_000)

    def test_missing_and_altered_files_are_told(self):
        one, two = make_photo(), make_photo(b"2026:05:05 10:20:30")
        self.attach(self.write("uno.jpg", one))
        self.attach(self.write("dos.jpg", two))
        self.kept(one).unlink()
        self.kept(two).chmod(0o600)
        self.kept(two).write_bytes(b"otra cosa")
        self.assertEqual([row["state"] for row in self.documents()],
                         ["The file is missing", "The file was altered since it was added"])
        target = self.folder / "copias"
        done = self.run_it("documents", self.action, "--export", target)
        self.assertEqual((done.status, done.text), (1, "Files copied: 0\n"))
        self.assertEqual(done.errors, "barriosctl: documents: uno.jpg: the file is missing; "
                                      "dos.jpg: the file was altered since it was added\n")

    def test_export_overwrites_nothing_and_goes_nowhere_else(self):
        names = ["../../fuga.jpg", "/etc/passwd", "a:b*c?.jpg", ".oculto", "x" * 200 + ".jpg"]
        for n, name in enumerate(names):
            id = self.attach(self.write(f"{n}.jpg", make_photo(b"2026:05:1%d 10:20:30" % n)))
            self.work("set", id, f"name={name[-200:]}")
        target = self.folder / "copias"
        for round in (1, 2):
            self.assertEqual(self.work("documents", self.action, "--export", target), "Files copied: 5\n")
            self.assertEqual(len(list(target.iterdir())), 5 * round)
        self.assertTrue((target / "a-b-c-.jpg").exists() and (target / "a-b-c- (2).jpg").exists())
        self.assertFalse((self.folder.parent / "fuga.jpg").exists())

    def test_district_lists_what_all_its_records_keep(self):
        self.attach(self.write("uno.jpg", make_photo()))
        self.attach(self.write("dos.jpg", make_photo(b"2026:05:05 10:20:30")), record=self.plan)
        self.attach(self.write("tres.pdf", b"%PDF-1.4"), record=self.district)
        rows = self.documents(self.district)
        self.assertEqual({row["name"] for row in rows}, {"uno.jpg", "dos.jpg", "tres.pdf"})
        self.assertIn("Feria", {row["record"] for row in rows})


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


if __name__ == "__main__":
    tap.main("cli/documents", Documents)
