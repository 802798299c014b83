"""What is up to date and what is done again."""

import tempfile
import unittest
from pathlib import Path

import stamps


class Stamps(unittest.TestCase):
    def test_a_step_is_done_again_until_it_has_ended(self):
        with tempfile.TemporaryDirectory() as folder:
            stamp, product, done = Path(folder, "cache", "a.stamp"), Path(folder, "product"), []

            def step():
                done.append(1)
                product.write_text("product")

            def cut_short():
                step()
                raise KeyboardInterrupt

            make = lambda key, what=step: stamps.make(stamp, key, [product], what)
            self.assertEqual([make("a"), make("a"), make("b"), make("b"), make("a")], [True, False, True, False, True])
            with self.assertRaises(KeyboardInterrupt):
                make("b", cut_short)
            self.assertEqual([make("a"), make("a"), len(done)], [True, False, 5])
            product.unlink()
            self.assertEqual([make("a"), make("a")], [True, False])

    def test_a_fingerprint_tells_parts_and_files_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            a, b = Path(folder, "a"), Path(folder, "b")
            a.write_text("1")
            b.write_text("1")
            of = lambda *parts: stamps.fingerprint(*parts, root=Path(folder))
            self.assertEqual(of(a, "x"), of(a, "x"))
            self.assertEqual(len({of(a), of(b), of("1"), of("a", "1"), of("a1"), of("", "a1"), of(a, b), of()}), 8)


if __name__ == "__main__":
    unittest.main()
