# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that cannot be opened or only be read: what happened and what to do is said, and nothing is changed in them."""
import os
import sqlite3
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402

# Under this, even the superuser is refused what the permissions refuse.
REFUSED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
# A program with these hears nothing of the others, as one of another person's session.
APART = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "GTK_A11Y": "none"}


class Files(barrios.Case):
    def test_in_use(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "used.db")
        house.found("Franklin")
        holder = self.desktop.start([os.environ["BC_PROGRAM"], "--database", house.path], APART, window=False)
        lock = house.path.with_name("used.db.lock")
        wait_until(lambda: str(holder.process.pid) in lock.read_text(), "the lock")
        program = house.start()
        program.find("Secciones")
        told = [label.name for label in program.find_all(role="label") if "está en uso por barrios" in label.name]
        self.assertEqual(len(told), 1, program.tree())
        self.assertIn(f"proceso {holder.process.pid} ", told[0])
        program.find("Barrios", role="list item").click()
        program.find("Franklin", role="label")
        self.assertFalse(program.has("Agregar un barrio", role="push button"))
        self.assertEqual(house.stop(), "")
        holder.kill()

    def test_newer(self):
        def age(path):
            with sqlite3.connect(path) as database:
                database.execute("PRAGMA user_version = 9999")
            database.close()
        self.check("newer.db", age, "Este archivo es de una versión más nueva",
                   "El archivo tiene el formato 9999", "Actualice Barrios en este computador para abrirlo")

    def test_foreign(self):
        def replace(path):
            path.unlink()
            with sqlite3.connect(path) as database:
                database.execute("CREATE TABLE shop (name TEXT)")
            database.close()
        self.check("foreign.db", replace, "Este archivo no es de Barrios")

    def test_damaged(self):
        self.check("damaged.db", lambda path: path.write_bytes(path.read_bytes()[:5000]), "El archivo está dañado")

    def test_folder_without_permission(self):
        house = self.put_away("closed")
        before = house.path.read_bytes()
        house.path.parent.chmod(0o000)
        program = self.start_refused(house)
        program.find("No se puede abrir el archivo", role="label")
        program.find("Elegir otro archivo…", role="push button")
        self.find_words(program, f"{house.path.parent}: Permiso denegado", "No se cambió nada.")
        self.assertEqual(program.quit(), 0, program.output())
        house.path.parent.chmod(0o700)
        self.assertEqual(house.path.read_bytes(), before)

    def test_new_file_in_a_folder_that_is_only_read(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "lent" / "new.db")
        house.path.parent.mkdir(mode=0o500)
        program = self.start_refused(house)
        program.find("No se puede abrir el archivo", role="label")
        self.find_words(program, f"{house.path.parent}: Permiso denegado", "No se cambió nada.")
        self.assertEqual(program.quit(), 0, program.output())
        self.assertEqual(list(house.path.parent.iterdir()), [])

    def test_file_that_is_only_read(self):
        house = self.put_away("shown")
        house.path.chmod(0o400)
        house.path.parent.chmod(0o500)
        program = self.start_refused(house)
        program.find("Secciones")
        self.find_words(program, "Revise los permisos de la carpeta")
        program.find("Barrios", role="list item").click()
        program.find("Franklin", role="label")
        self.assertFalse(program.find("Agregar", role="push button").has_state("sensitive"))
        self.assertEqual(program.quit(), 0, program.output())
        self.assertEqual(len(house.rows("district")), 1)

    def put_away(self, folder):
        """A file with a district in a folder of its own."""
        house = barrios.Barrios(self.desktop, self.desktop.home / folder / "own.db")
        house.path.parent.mkdir()
        house.found("Franklin")
        self.addCleanup(house.path.parent.chmod, 0o700)
        return house

    def start_refused(self, house):
        return self.desktop.start([*REFUSED, os.environ["BC_PROGRAM"], "--database", house.path])

    def find_words(self, program, *words):
        """In what is said, each of these."""
        for part in words:
            wait_until(lambda: [label for label in program.find_all(role="label") if part in label.name], f"'{part}'")

    def check(self, name, spoil, title, *words):
        house = barrios.Barrios(self.desktop, self.desktop.home / name)
        house.ctl("init", "--level", "council", "--name", "Ana")
        spoil(house.path)
        before = house.path.read_bytes()
        program = house.start()
        program.find(title, role="label")
        self.find_words(program, *words)
        program.find("Elegir otro archivo…", role="push button")
        self.assertEqual(house.stop(), "")
        self.assertEqual(house.path.read_bytes(), before)


if __name__ == "__main__":
    barrios.tap.main("gui/files", Files)
