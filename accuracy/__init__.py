"""How well Sijill reads, measured: hard cases of our own, and beside the checkout the reports that others coded."""
