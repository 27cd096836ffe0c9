"""The tables, a module for each part of the office's records."""

from desktop.db.tables.base import Table
from desktop.db.tables.cases import (
    CaseRepair,
    CaseStep,
    ChecklistItem,
    CheckOverride,
    Commitment,
    ConflictDeclaration,
    Decree,
    DecreeCorrection,
    SupportItem,
    TransferCase,
)
from desktop.db.tables.evaluation import FollowUp, Indicator, IndicatorValue
from desktop.db.tables.letters import Letter, NumberCounter, Signatory
from desktop.db.tables.objections import Hearing, Objection
from desktop.db.tables.office import Attachment, AuditEntry, FileContent, ImportRun, OfficeDay, Setting
from desktop.db.tables.organisation import Establishment, Post, Unit
from desktop.db.tables.participation import Skill, Talk, Wish
from desktop.db.tables.people import (
    Circumstance,
    Discipline,
    EducationHistory,
    Employee,
    FamilyTie,
    GradeHistory,
    Performance,
    PostHistory,
    Training,
)
from desktop.db.tables.review import ScoreLine, Sitting, SittingMember, SittingOpinion, TechnicalOpinion
from desktop.db.tables.rules import ElectionFreeze, RuleChange
from desktop.db.tables.search import EmployeeRank, EmployeeTrigram

__all__ = [
    "Attachment",
    "AuditEntry",
    "CaseRepair",
    "CaseStep",
    "CheckOverride",
    "ChecklistItem",
    "Circumstance",
    "Commitment",
    "ConflictDeclaration",
    "Decree",
    "DecreeCorrection",
    "Discipline",
    "EducationHistory",
    "ElectionFreeze",
    "Employee",
    "EmployeeRank",
    "EmployeeTrigram",
    "Establishment",
    "FamilyTie",
    "FileContent",
    "FollowUp",
    "GradeHistory",
    "Hearing",
    "ImportRun",
    "Indicator",
    "IndicatorValue",
    "Letter",
    "NumberCounter",
    "Objection",
    "OfficeDay",
    "Performance",
    "Post",
    "PostHistory",
    "RuleChange",
    "ScoreLine",
    "Setting",
    "Signatory",
    "Sitting",
    "SittingMember",
    "SittingOpinion",
    "Skill",
    "SupportItem",
    "Table",
    "Talk",
    "TechnicalOpinion",
    "Training",
    "TransferCase",
    "Unit",
    "Wish",
]
