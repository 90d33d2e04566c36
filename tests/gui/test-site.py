# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan drawing of a district in a real window: begun, walked over, doors placed and moved, the boundary drawn."""
import contextlib
import sqlite3
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import barrios  # noqa: E402
from barrios import wait_until  # noqa: E402
from ground import Ground  # noqa: E402

NAME = "Barrio Puerto"
LATITUDE = "-33.448900"
# Two doors of one street as far apart as the drawing is wide but for its margins; the others have no place yet.
WEST, EAST = "-70.670000", "-70.668000"
DOORS = [("Panadería El Sol", "Maipú", 10, WEST), ("Óptica & Hijos", "Maipú", 30, EAST),
         ("Almacén Prat", "Maipú", 20, None), ("Bazar Uno", "Prat", 7, None)]
HINT = ("Haga clic en una marca, o vaya de puerta en puerta con las flechas. Arrastre el plano para desplazarlo; Ctrl y "
        "la rueda lo acercan.")
AT_WEST, AT_EAST = (0.08, 0.5), (0.92, 0.5)


class Site(barrios.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = barrios.Barrios(cls.desktop)
        cls.house.ctl("init", "--level", "manager", "--name", "Rosa Soto", "--district", NAME, "--commune", "13101")
        [district] = cls.house.rows("district")
        cls.district = district["id"]

    def add(self, name, street, number, longitude=None):
        place = [f"position={LATITUDE},{longitude}"] if longitude else []
        return self.house.add("business", f"district={self.district}", f"trade-name={name}", f"street={street}",
                              f"street-number={number}", "state=open", *place)

    def open_plan(self):
        type(self).program = self.house.start()
        self.house.open_district(NAME)
        view = self.house.show_part("Negocios")
        view.find("Filtrar los locales").focus()
        self.house.reach(view, "Plano", "shift+Tab")
        self.program.key("space")
        return view

    def position(self, name):
        return {row["trade-name"]: row["position"] for row in self.house.rows("business")}[name]

    def longitude(self, name):
        return float(self.position(name).split(",")[1])

    def boundary(self):
        return self.house.rows("district")[0]["boundary"]

    def corners(self):
        return self.boundary().count(",")

    def wait_position(self, name, wanted):
        wait_until(lambda: self.position(name) == wanted, lambda: f"{name} at {wanted}, not {self.position(name)}")

    def take_place_back(self, name):
        """And it stands beside the drawing again, not in it."""
        self.program.key("ctrl+z")
        self.wait_position(name, None)
        wait_until(lambda: self.view.find("Locales sin lugar", role="list").find_all(name, role="label"), f"{name} without a place")

    def choose_unplaced(self, name):
        """From the list beside the drawing."""
        rows = self.view.find("Locales sin lugar", role="list")
        barrios.first_of(lambda: rows.find_all(role="list item"), lambda node: node.find_all(name, role="label"), name).press()
        try:
            self.ground.wait_name(f"¿Dónde está {name}?")
        except AssertionError as error:
            raise AssertionError(f"{error} in\n{self.program.tree()}") from None

    def draw(self):
        self.view.find("Polígono", role="push button").click()
        self.view.find("Listo", role="push button")
        wait_until(lambda: self.ground.node.has_state("focused"), "the drawing to have the focus")

    def test_boundary_may_come_before_the_first_door(self):
        type(self).program = self.house.start()
        self.house.open_district(NAME)
        view = self.house.show_part("Negocios")
        view.find("El catastro está vacío", role="label")
        view.find("Dibujar primero el polígono", role="push button").click()
        view.find("¿Dónde está el barrio?", role="label")
        self.assertEqual(self.house.stop(), "")

    def test_begins_with_one_position(self):
        for name, street, number, _ in DOORS[2:]:
            self.add(name, street, number)
        view = self.open_plan()
        view.find("¿Dónde está el barrio?", role="label")
        entry = view.find("Latitud y longitud del barrio")
        entry.set_text("Maipú con Prat")
        view.find("Comenzar el plano", role="push button").click()
        view.find("Escriba la latitud y la longitud en grados, por ejemplo -33.456789, -70.654321", role="label")
        entry.set_text("48.8584, 2.2945")
        entry.focus()
        self.program.key("Return")
        view.find("Este lugar queda fuera de Chile", role="label")
        entry.set_text(f"{LATITUDE}, {WEST}")
        self.program.key("Return")
        ground = Ground(self.house, view)
        ground.wait_name("0 locales en el plano", "2 sin lugar", "aún sin polígono")
        self.assertEqual(self.house.stop(), "")

    def test_doors_are_walked_over(self):
        for name, street, number, longitude in DOORS[:2]:
            self.add(name, street, number, longitude)
        type(self).view = self.open_plan()
        ground = type(self).ground = Ground(self.house, self.view)
        ground.wait_name(f"Plano de {NAME}: 2 locales en el plano, 2 sin lugar, aún sin polígono, 186 por 0 metros")
        ground.focus()
        self.program.key("Right")
        ground.wait_name("Panadería El Sol, Maipú 10, Abierto")
        self.program.key("End")
        ground.wait_name("Óptica & Hijos, Maipú 30, Abierto")
        self.program.key("Return")
        self.house.dialog("Óptica & Hijos")
        self.house.close_dialog()
        self.program.key("Left")
        ground.wait_name("Panadería El Sol")
        self.program.key("c")
        ground.wait_name("Óptica & Hijos")
        self.program.key("Left")
        ground.wait_name("Panadería El Sol, Maipú 10, Cerrado")
        self.view.find("Cerrado", role="label")

    def test_place_is_proposed_and_taken_back(self):
        ground = self.ground
        self.choose_unplaced("Almacén Prat")
        ground.wait_name("entre el 10 y el 30 de Maipú")
        self.program.key("Escape")
        ground.wait_name("Panadería El Sol")
        self.assertIsNone(self.position("Almacén Prat"))
        self.choose_unplaced("Almacén Prat")
        self.program.key("Return")
        self.wait_position("Almacén Prat", f"{LATITUDE},-70.669000")
        self.house.wait_toast("Lugar nuevo: Almacén Prat")
        ground.wait_name("Almacén Prat, Maipú 20, Abierto")
        self.take_place_back("Almacén Prat")

    def test_place_is_gone_to_by_keys(self):
        self.house.reach(self.view.find("Locales sin lugar", role="list"), None)
        self.ground.keys("Down", "Return")
        self.ground.wait_name("¿Dónde está Bazar Uno?")
        self.assertNotIn("Propuesto", self.ground.name)
        self.ground.keys("Right", "Right", "Up", "ctrl+Left", "Return")
        wait_until(lambda: self.position("Bazar Uno"), "Bazar Uno to have a place")
        latitude, longitude = map(float, self.position("Bazar Uno").split(","))
        self.assertGreater(latitude, float(LATITUDE))
        self.assertGreater(longitude, (float(WEST) + float(EAST)) / 2)
        self.ground.wait_name("Bazar Uno, Prat 7")
        self.take_place_back("Bazar Uno")

    def test_mark_is_chosen_and_dragged(self):
        ground = self.ground
        ground.focus()
        self.program.key("0")
        ground.click(*AT_EAST)
        ground.wait_name("Óptica & Hijos")
        ground.click(*AT_WEST)
        ground.wait_name("Panadería El Sol")
        before = self.position("Panadería El Sol")
        ground.drag(AT_WEST, (0.3, 0.4))
        wait_until(lambda: self.position("Panadería El Sol") != before, "the new place to be saved")
        self.assertGreater(self.longitude("Panadería El Sol"), float(WEST) + 0.0003)
        self.assertLess(self.longitude("Panadería El Sol"), float(WEST) + 0.0008)
        self.program.key("ctrl+z")
        self.wait_position("Panadería El Sol", before)
        ground.choose("Panadería El Sol", *AT_WEST)

    def test_twice_opens(self):
        self.ground.point(*AT_WEST)
        self.desktop.strike(times=2)
        self.house.dialog("Panadería El Sol")
        self.house.close_dialog()

    def test_dragging_the_plan_moves_nothing(self):
        ground = self.ground
        before = [row["position"] for row in self.house.rows("business")]
        self.program.key("0")
        ground.click(*AT_WEST)
        ground.wait_name("Panadería El Sol")
        # The other door is not chosen: it is the plan that is pushed along.
        ground.drag(AT_EAST, (0.72, 0.7))
        ground.click(0.5, 0.2)
        ground.wait_name("Plano de")
        ground.click(0.72, 0.7)
        ground.wait_name("Óptica & Hijos")
        self.assertEqual([row["position"] for row in self.house.rows("business")], before)

    def test_escape_leaves_a_dragged_mark(self):
        ground = self.ground
        self.program.key("0")
        ground.click(*AT_WEST)
        ground.wait_name("Panadería El Sol")
        ground.drag(AT_WEST, (0.4, 0.4), release=False)
        ground.wait_name("¿Dónde está Panadería El Sol?")
        # Program.key would let go of the mouse first.
        self.desktop.ask("key", "Escape")
        ground.wait_name("Panadería El Sol, Maipú 10")
        ground.button("mouseup")
        self.program.key("Home")
        self.wait_position("Panadería El Sol", f"{LATITUDE},{WEST}")

    def test_boundary_is_drawn_by_mouse(self):
        ground = self.ground
        self.draw()
        ground.wait_name("Haga clic en el primer vértice")
        for number, place in enumerate(((0.1, 0.2), (0.8, 0.2), (0.8, 0.8), (0.3, 0.6)), 1):
            ground.click(*place)
            ground.wait_name(f"{number} vértice")
        self.program.key("BackSpace")
        ground.wait_name("3 vértices")
        ground.click(0.1, 0.2)
        wait_until(self.boundary, "the boundary to be saved")
        self.assertEqual(self.corners(), 3)
        self.house.wait_toast("Polígono dibujado")

    def test_corner_is_dragged_and_a_side_gets_another(self):
        ground = self.ground
        before = self.boundary()
        self.draw()
        ground.wait_name("Arrastre un vértice")
        ground.drag((0.8, 0.8), (0.7, 0.9))
        ground.drag((0.5, 0.2), (0.5, 0.1))
        self.assertEqual(self.boundary(), before)
        self.view.find("Listo", role="push button").click()
        wait_until(lambda: self.boundary() != before, "the boundary to be saved")
        self.assertEqual(self.corners(), 4)
        self.program.key("ctrl+z")
        wait_until(lambda: self.boundary() == before, "the boundary to be as it was")
        ground.wait_all("polígono de 3 vértices")

    def test_boundary_is_drawn_by_keys(self):
        ground = self.ground
        self.program.key("ctrl+z")
        wait_until(lambda: self.boundary() is None, "the boundary to be gone")
        ground.wait_all("aún sin polígono")
        self.program.key("Home")
        ground.wait_name("Panadería El Sol")
        self.draw()
        ground.wait_name("Haga clic en el primer vértice")
        for number, key in enumerate((None, "Right", "Down", "Left"), 1):
            ground.keys(*[key] * 4 if key else [], "space")
            ground.wait_name(f"{number} vértice")
        self.program.key("Return")
        wait_until(self.boundary, "the boundary to be saved")
        self.assertEqual(self.corners(), 4)

    def test_corners_are_changed_by_keys(self):
        ground = self.ground
        before = self.boundary()
        self.draw()
        self.program.key("space")
        ground.wait_name("Vértice 1")
        ground.keys("Left", "Left", "space", "Next", "BackSpace", "Return")
        wait_until(lambda: self.boundary() != before, "the boundary to be saved")
        self.assertEqual(self.corners(), 3)

    def test_crossing_is_refused_in_words(self):
        ground = self.ground
        before = self.boundary()
        self.draw()
        self.program.key("BackSpace")
        ground.wait_name("al menos tres puntos distintos")
        self.program.key("Escape")
        self.program.key("ctrl+z")
        wait_until(lambda: self.corners() == 4, "the boundary of four corners")
        ground.wait_all("polígono de 4 vértices")
        self.program.key("Home")
        before = self.boundary()
        self.draw()
        ground.keys("space", *["Right"] * 8, *["Down"] * 2, "space", "Return")
        ground.wait_name("El polígono se cruza consigo mismo")
        self.assertEqual(self.boundary(), before)
        self.program.key("Escape")
        ground.wait_name("Panadería El Sol")
        self.assertEqual(self.boundary(), before)

    def test_several_in_one_place_are_listed(self):
        self.assertEqual(self.house.stop(), "")
        for number in (1, 2):
            self.add(f"Puesto {number}", "Maipú", 30, EAST)
        view = self.open_plan()
        ground = Ground(self.house, view)
        ground.focus()
        self.program.key("End")
        ground.wait_name("3 aquí")
        view.find("3 aquí", role="label")
        here = view.find("Locales en este lugar", role="list")
        wait_until(lambda: len(here.find_all(role="list item")) == 3, "three premises here")
        barrios.first_of(lambda: here.find_all(role="list item"), lambda node: node.find_all("Puesto 1", role="label"), "Puesto 1").press()
        self.house.dialog("Puesto 1")
        self.house.close_dialog()
        ground.wait_name("Puesto 1")
        self.assertEqual(self.house.stop(), "")

    def test_council_only_looks(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "country.db")
        house.ctl("sample", "--districts", "3", "--size", "small")
        type(self).program = house.start()
        house.open_district("Barrio Latorre")
        view = house.show_part("Negocios")
        view.find("Filtrar los locales").focus()
        house.reach(view, "Plano", "shift+Tab")
        self.program.key("space")
        ground = Ground(house, view)
        ground.wait_name("polígono de 8 vértices")
        self.assertFalse(view.find("Polígono", role="push button").has_state("sensitive"))
        before = house.ctl("history", "--format", "json")
        ground.focus()
        ground.keys("Right", "c", "Delete", "Return")
        house.dialog()
        house.close_dialog()
        self.assertEqual(house.ctl("history", "--format", "json"), before)
        self.assertEqual(house.stop(), "")

    def begin_boundary(self, house, corners):
        """Opens the first district's plan, and draws that many corners of its boundary."""
        house.open_district("Barrio Uno")
        view = house.show_part("Negocios")
        view.find("Dibujar primero el polígono", role="push button").click()
        view.find("Latitud y longitud del barrio").set_text(f"{LATITUDE}, {WEST}")
        view.find("Comenzar el plano", role="push button").click()
        ground = Ground(house, view)
        ground.wait_name("aún sin polígono")
        view.find(HINT, role="label")
        view.find("Polígono", role="push button").click()
        ground.wait_name("Haga clic en el primer vértice")
        wait_until(lambda: not view.find_all(HINT), "what a click means otherwise to be told no more")
        self.go_on(ground, 0, corners)
        return ground

    def go_on(self, ground, first, last):
        for number, place in enumerate(((0.1, 0.2), (0.8, 0.2), (0.8, 0.8))[first:last], first + 1):
            ground.click(*place)
            ground.wait_name(f"{number} vértice")

    def open_two(self, name):
        house = barrios.Barrios(self.desktop, self.desktop.home / name)
        house.ctl("init", "--level", "council", "--name", "Ana Pérez")
        one, _ = (house.add("district", f"name={name}", "commune=13101") for name in ("Barrio Uno", "Barrio Dos"))
        type(self).program = house.start()
        return house, one

    def drawn(self, house):
        return [row["id"] for row in house.rows("district") if row["boundary"]]

    @contextlib.contextmanager
    def broken(self, house, prelude=None):
        """Nothing can be saved until what this gives is called; with a PRELUDE, what is saved waits until it is done."""
        with contextlib.closing(sqlite3.connect(house.path, isolation_level=None, timeout=60)) as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute("CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'broken'); END")
            if prelude:
                prelude()
            database.execute("COMMIT")
            yield lambda: database.execute("DROP TRIGGER broken")

    def wait_unsaved(self, house):
        """The question about what was drawn of the first district."""
        told = house.dialog("Esto no se hizo")
        self.assertIn("Lo que se dibujó en el plano de «Barrio Uno» no se guardó: ",
                      "\n".join(node.name for node in told.nodes()))
        return told

    def test_drawn_boundary_is_kept_when_another_district_is_opened(self):
        house, one = self.open_two("two.db")
        self.begin_boundary(house, 3)
        house.open_district("Barrio Dos")
        house.wait_toast("Polígono dibujado")
        self.assertEqual(self.drawn(house), [one])
        house.part("Negocios").find("Dibujar primero el polígono", role="push button")
        house.open_district("Barrio Uno")
        house.part("Negocios").find("Ver el plano", role="push button").click()
        Ground(house, house.part("Negocios")).wait_name("0 locales en el plano", "polígono de 3 vértices")
        self.assertEqual(house.stop(), "")

    def test_boundary_that_cannot_be_saved_is_not_lost_with_its_district(self):
        """Its district is named, for another one is looked at; it is saved as soon as it can be."""
        house, one = self.open_two("five.db")
        self.begin_boundary(house, 3)
        with self.broken(house) as mend:
            house.open_district("Barrio Dos")
            told = self.wait_unsaved(house)
            mend()
            told.find("Guardar de nuevo", role="push button").click()
        house.wait_toast("Polígono dibujado")
        self.assertEqual(self.drawn(house), [one])
        self.assertEqual(house.stop(), "")

    def test_unsaved_boundary_is_asked_about_again_before_the_window_closes(self):
        """Escape neither loses it nor has it saved at once; it is saved with the window's end."""
        house, one = self.open_two("six.db")
        self.begin_boundary(house, 3)
        with self.broken(house) as mend:
            house.open_district("Barrio Dos")
            self.wait_unsaved(house)
            house.close_dialog()
            house.wait_toast("Lo que se dibujó en el plano de «Barrio Uno» aún no está guardado")
            self.program.key("alt+F4")
            self.wait_unsaved(house)
            house.close_dialog()
            mend()
        self.assertEqual(self.drawn(house), [])
        self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [one])

    def test_discarded_boundary_does_not_hold_the_window(self):
        house, _ = self.open_two("seven.db")
        self.begin_boundary(house, 3)
        with self.broken(house):
            house.open_district("Barrio Dos")
            self.wait_unsaved(house).find("Descartar lo dibujado", role="push button").click()
            wait_until(lambda: not house.dialogs(), "the question to go")
            self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [])

    def test_window_waits_for_what_was_drawn_of_another_district(self):
        """It is closed while the boundary is on its way, which fails only then."""
        house, one = self.open_two("eight.db")
        self.begin_boundary(house, 3)
        house.point_to_district("Barrio Dos")

        # Quickly: a save does not wait for a file that another holds for longer than five seconds.
        def leave():
            house.open_pointed("Barrio Dos")
            self.program.key("alt+F4")
        with self.broken(house, leave) as mend:
            told = self.wait_unsaved(house)
            mend()
            told.find("Guardar de nuevo", role="push button").click()
        house.wait_toast("Polígono dibujado")
        self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [one])

    def test_drawn_boundary_is_not_lost_with_the_window(self):
        house, one = self.open_two("three.db")
        ground = self.begin_boundary(house, 2)
        self.program.key("alt+F4")
        asked = house.dialog("El polígono aún no está completo")
        asked.find("Seguir dibujando", role="push button").click()
        wait_until(lambda: not house.dialogs(), "the question to go")
        self.go_on(ground, 2, 3)
        self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [one])

    def test_window_stays_while_a_boundary_cannot_be_saved(self):
        house, one = self.open_two("four.db")
        ground = self.begin_boundary(house, 3)
        with self.broken(house) as mend:
            self.program.key("alt+F4")
            told = house.dialog("Esto no se hizo")
            told.find("Cerrar", role="push button").click()
            wait_until(lambda: not house.dialogs(), "the error to go")
            ground.wait_name("3 vértices")
            mend()
        self.assertEqual(self.drawn(house), [])
        self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [one])

    def test_window_waits_while_a_past_moment_is_looked_at(self):
        house = barrios.Barrios(self.desktop, self.desktop.home / "nine.db")
        house.ctl("init", "--level", "council", "--name", "Ana Pérez")
        one = house.add("district", "name=Barrio Cero", "commune=13101")
        house.ctl("set", one, "name=Barrio Uno")
        type(self).program = house.start()
        self.begin_boundary(house, 3)
        house.show_part("Historial").find("Ver cómo estaba antes: Nombre: de Barrio Cero a Barrio Uno").click()
        self.program.find("Volver al presente", role="push button")
        with self.broken(house) as mend:
            self.program.key("alt+F4")
            house.dialog("Esto no se hizo").find("Cerrar", role="push button").click()
            wait_until(lambda: not house.dialogs(), "the error to go")
            mend()
        self.assertEqual(self.drawn(house), [])
        self.assertEqual(house.stop(), "")
        self.assertEqual(self.drawn(house), [one])


if __name__ == "__main__":
    barrios.tap.main("gui/site", Site)
