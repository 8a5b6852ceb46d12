"""Mutants that somebody thought of: what is removed or changed here must be missed."""

from .fences import SANDBOX
from .grading import GRADING
from .mathematics import MATHEMATICS
from .notebooks import NOTEBOOKS

BY_HAND = SANDBOX | NOTEBOOKS | MATHEMATICS | GRADING
