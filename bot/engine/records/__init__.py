"""Checked, read-only records of what the matrix files say."""

from bot.engine.records.base import Check, Citation, Entry, Harm, Record
from bot.engine.records.consent import ConsentRule, When
from bot.engine.records.contact import Contact, Defect, Opening
from bot.engine.records.guidance import Guidance, Repair
from bot.engine.records.override import ChangedContact, Override
from bot.engine.records.pack import Basis, LevelName, Pack, Place
from bot.engine.records.pathway import Duty, Explain, Minimum, Never, Pathway, Trigger
from bot.engine.records.source import Document, Section
from bot.engine.records.statement import Factor, Needs, Rule, Statement, Topic

__all__ = [
    "Basis", "ChangedContact", "Check", "Citation", "ConsentRule", "Contact", "Defect", "Document",
    "Duty", "Entry", "Explain", "Factor", "Guidance", "Harm", "LevelName", "Minimum", "Needs",
    "Never", "Opening", "Override", "Pack", "Pathway", "Place", "Record", "Repair", "Rule",
    "Section", "Statement", "Topic", "Trigger", "When",
]
