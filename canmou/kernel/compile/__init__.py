"""Compiling reports: templates over metrics and lists, where every span that is not connecting prose is traced."""

from canmou.kernel.compile.engine import TemplateProblem, compile_template, literals
from canmou.kernel.compile.output import Compiled, Entry, Passage, Piece

__all__ = ["Compiled", "Entry", "Passage", "Piece", "TemplateProblem", "compile_template", "literals"]
