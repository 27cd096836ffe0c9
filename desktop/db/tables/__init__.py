"""The tables, a module for each part of the office's records."""

from desktop.db.tables.base import Table
from desktop.db.tables.cases import CaseStep, ChecklistItem, Commitment, Decree, SupportItem, TransferCase
from desktop.db.tables.letters import Letter, NumberCounter, Signatory
from desktop.db.tables.objections import Objection
from desktop.db.tables.office import Attachment, AuditEntry, FileContent, ImportRun, OfficeDay, Setting
from desktop.db.tables.organisation import Establishment, Post, Unit
from desktop.db.tables.people import (
    Discipline,
    EducationHistory,
    Employee,
    FamilyTie,
    GradeHistory,
    Performance,
    PostHistory,
    Training,
)
from desktop.db.tables.search import EmployeeRank, EmployeeTrigram

__all__ = [
    "Attachment",
    "AuditEntry",
    "CaseStep",
    "ChecklistItem",
    "Commitment",
    "Decree",
    "Discipline",
    "EducationHistory",
    "Employee",
    "EmployeeRank",
    "EmployeeTrigram",
    "Establishment",
    "FamilyTie",
    "FileContent",
    "GradeHistory",
    "ImportRun",
    "Letter",
    "NumberCounter",
    "Objection",
    "OfficeDay",
    "Performance",
    "Post",
    "PostHistory",
    "Setting",
    "Signatory",
    "SupportItem",
    "Table",
    "Training",
    "TransferCase",
    "Unit",
]
