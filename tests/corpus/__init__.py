"""The corpus: clean CVs, planted defects with their truth, and how well the checks tell one from the other.

* ``clean/NAME/``: whole projects of invented people. Nothing is wrong with them, so every error and every warning is a
  false alarm.
* ``planted/FAMILY.yaml``: by code, defects in clean CVs. ``{BASE: {OLD: NEW}}`` puts NEW in the place of OLD, which
  stands once in the source of ``clean/BASE``; the finding is due at the line where the two begin to differ, or at the
  line of ``at``. ``files`` are added; ``in`` is the file that changes, the source file by default; ``also`` are codes
  that the same defect rightly raises.
* ``corpus.yaml``: which clean CVs the checks were tuned with, and what they said of the others at first sight.
* ``seeded/``: one CV with many defects at once.

All people, firms and figures are invented; addresses end in ``.example`` (RFC 2606), telephone numbers are among those
kept for fiction.
"""
