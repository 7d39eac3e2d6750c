"""Keeping a report loads no stage that comes after it."""

import subprocess
import sys


def test_the_verbs_load_stages_where_they_need_them() -> None:
    program = ("import sys, sijill.pipeline; print(*(name for name in ('numpy', 'sijill.resolve', 'sijill.link', "
               "'sijill.reconcile', 'sijill.publish', 'sijill.extract') if name in sys.modules))")
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
