# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan drawing of a district as a person works with it."""
import time

from driver import wait_until

APART = 0.5  # two clicks that are farther apart than this are no double click


class Ground:
    """The drawing: one accessible, whose name is what is chosen or being done."""

    def __init__(self, house, view):
        self.house, self.program, self.view = house, house.program, view
        self.node = wait_until(self.look, "the plan drawing")

    def look(self):
        found = self.view.find_all("Plano", role="panel")
        return next((node for place in found for node in place.nodes()
                     if node.role == "panel" and node.name.startswith("Plano de ")), None)

    @property
    def name(self):
        return self.node.name

    def wait_name(self, *parts):
        wait_until(lambda: all(part in self.name for part in parts), lambda: f"{parts} in {self.name!r}")

    def wait_all(self, *parts):
        """What is told of the whole drawing, where nothing of it is chosen."""
        self.focus()
        self.wait_name("Plano de", *parts)

    def focus(self):
        """By a click where nothing is."""
        self.click(0.5, 0.15)
        wait_until(lambda: self.node.has_state("focused"), "the drawing to have the focus")

    def keys(self, *keys):
        for key in keys:
            self.program.key(key)

    def place(self, across, down):
        """Shares of the drawing's width and height, in the window."""
        box = self.node.extents()
        return box.x + round(across * box.width), box.y + round(down * box.height)

    def point(self, across, down):
        x, y = self.place(across, down)
        self.program.desktop.ask("mousemove", "--window", self.program.window_id(), str(x), str(y))
        time.sleep(0.1)

    def button(self, what, button="1"):
        self.program.desktop.ask(what, button)
        time.sleep(0.1)

    def click(self, across, down):
        self.program.activate_window()
        self.point(across, down)
        self.program.desktop.strike()

    def choose(self, name, across, down):
        """The mark of NAME, once it stands there: what was taken back is drawn when it has been read."""
        self.wait_all("sin lugar")

        def strike():
            self.click(across, down)
            time.sleep(APART)
            return self.name.startswith(name)
        wait_until(strike, lambda: f"{name} to be chosen, not {self.name!r}")

    def drag(self, start, end, release=True):
        self.program.activate_window()
        self.point(*start)
        self.button("mousedown")
        for part in (1 / 4, 2 / 4, 3 / 4, 1):
            self.point(*(a + (b - a) * part for a, b in zip(start, end)))
        if release:
            self.button("mouseup")
