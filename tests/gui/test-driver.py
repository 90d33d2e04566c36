# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver's own test, over a small program that has one of each thing."""
import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]
import driver  # noqa: E402
import tap  # noqa: E402


class Driver(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = driver.Desktop()
        cls.desktop.__enter__()
        cls.addClassCleanup(cls.desktop.__exit__)

    def setUp(self):
        self.program = self.desktop.start([os.environ["BC_PROGRAM"]])

    def tearDown(self):
        self.program.kill()

    def test_home_is_isolated(self):
        self.program.find("Name").set_text("Franklin")
        self.program.find("Keep").click()
        self.program.find("Kept")
        self.assertEqual((self.desktop.home / "data" / "probe.txt").read_text(), "Franklin")

    def test_set_text_is_heard_and_read_back(self):
        self.program.find("Name").set_text("Ñuñoa & Hijos")
        self.program.find("Hello Ñuñoa & Hijos")
        self.assertEqual(self.program.find("Name").text, "Ñuñoa & Hijos")

    def test_typing_goes_to_the_focus(self):
        self.program.find("Name").set_text("")
        self.program.find("Name").press()
        self.program.type("Lota 12.5")
        self.program.find("Hello Lota 12.5")
        self.program.key("BackSpace")
        self.program.find("Hello Lota 12.")

    def test_key_that_is_held_counts_once(self):
        self.program.find("Name").set_text("")
        self.program.find("Name").press()
        self.desktop.ask("keydown", "m", "sleep", "1", "keyup", "m")
        self.program.type("n")
        self.program.find("Hello mn")

    def test_letters_reach_a_program_that_comes_late_to_them(self):
        self.program.find("Name").set_text("")
        self.program.find("Name").press()
        self.program.process.send_signal(signal.SIGSTOP)
        try:
            self.program.tell_keyboard("type", "--delay", "20", "Ñuñoa, Élida “Á” ¿ú?")
        finally:
            self.program.process.send_signal(signal.SIGCONT)
        self.program.find("Hello Ñuñoa, Élida “Á” ¿ú?")

    def test_keys_do_not_overtake_a_click(self):
        field = self.program.find("Name")
        field.set_text("")
        self.program.key("shift+Tab")
        [manager] = [servant for servant in self.desktop.servants if servant.args[0] == "openbox"]
        manager.send_signal(signal.SIGSTOP)
        try:
            field.press()
            self.program.type("Lota")
            time.sleep(0.5)
        finally:
            manager.send_signal(signal.SIGCONT)
        self.program.find("Hello Lota")

    def test_keys_reach_the_window(self):
        self.program.key("ctrl+r")
        self.program.find("Undone")

    def test_click_changes_a_state(self):
        box = self.program.find("Open on Sundays", role="check box")
        self.assertFalse(box.has_state("checked"))
        box.click()
        driver.wait_until(lambda: self.program.find("Open on Sundays").has_state("checked"), "the mark")

    def test_click_is_held_as_by_a_hand(self):
        label = self.program.find("Hold me", role="label")
        label.press()
        driver.wait_until(lambda: label.name != "Hold me", "the end of the click")
        self.assertGreater(int(label.name.removesuffix(" ms")), 40)

    def test_values_and_texts_are_read(self):
        self.assertEqual(self.program.find("Stalls").value, 4)
        self.assertEqual(self.program.find("Notes").text, "Two\nlines")

    def test_hidden_things_are_not_found(self):
        self.assertFalse(self.program.has("Never shown"))
        self.assertFalse(self.program.has("Second page"))

    def test_page_turned_to_is_found(self):
        self.program.find("Turn the page").click()
        self.program.find("Second page")

    def test_windows_that_come_and_go_are_looked_at_without_complaint(self):
        self.program.find("Flicker").click()
        while not self.program.has("Calm again", "label"):
            pass
        self.assertEqual(self.program.output(), "")

    def test_nameless_controls_are_told(self):
        told = self.program.nameless()
        self.assertEqual(len(told), 1, [node.name for node in told])
        self.assertIn(told[0].name, ("", "GtkEntry"))
        self.assertIn("EditableText", told[0].interfaces)

    def test_missing_thing_is_told_by_name(self):
        with self.assertRaisesRegex(AssertionError, "push button named 'Absent'.*(?s:.*)label 'First page'"):
            self.program.find("Absent", role="push button", timeout=0.3)

    def test_restart_keeps_what_was_kept(self):
        self.program.find("Name").set_text("Kept over")
        self.program.find("Keep").click()
        self.program.find("Kept")
        before = self.program.process.pid
        self.program.restart()
        self.assertNotEqual(self.program.process.pid, before)
        self.assertEqual(self.program.find("Name").text, "Kept over")

    def test_picture_shows_something(self):
        path = self.desktop.home / "picture.png"
        self.program.picture(path)
        self.assertGreater(path.stat().st_size, 1000)

    def test_window_can_be_resized(self):
        self.program.resize(760, 600)
        driver.wait_until(lambda: self.program.windows()[0].extents().width == 760, "760 pixels")

    def test_desktop_that_does_not_come_up_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            display = Path(folder, "Xvfb")
            display.write_text("#!/bin/sh\nexec sleep 60\n")
            display.chmod(0o755)
            with mock.patch.dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}"), \
                    mock.patch.object(driver, "START_TIMEOUT", 0.5), \
                    self.assertRaisesRegex(AssertionError, "the desktop, at Xvfb"):
                driver.Desktop().__enter__()

    def test_program_that_died_lacks_nothing(self):
        self.program.kill()
        with self.assertRaisesRegex(AssertionError, "'Never shown'.*ended with -9"):
            self.program.has("Never shown")
        with self.assertRaisesRegex(AssertionError, "ended with -9"):
            self.program.wait_gone("Never shown")
        with self.assertRaisesRegex(AssertionError, "ended with -9"):
            self.program.nameless()

    def test_program_that_dies_is_told(self):
        with self.assertRaisesRegex(AssertionError, "ended with 3"):
            self.desktop.start(["sh", "-c", "exit 3"])


if __name__ == "__main__":
    tap.main("gui/driver", Driver)
