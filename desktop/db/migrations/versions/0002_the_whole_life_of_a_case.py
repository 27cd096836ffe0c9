"""The whole life of a case."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '0002'
down_revision: str | None = '0001'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step forward."""
    op.create_table('election_freeze',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('article', sa.String(length=300), server_default='', nullable=False),
    sa.Column('consent_number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('consent_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_election_freeze'))
    )
    op.create_table('rule_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=40), server_default='', nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('content', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_change'))
    )
    with op.batch_alter_table('rule_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rule_change_subject_code'), ['subject', 'code'], unique=False)

    op.create_table('sitting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('place', sa.String(length=300), server_default='', nullable=False),
    sa.Column('minutes_number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('minutes_date', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting'))
    )
    op.create_table('sitting_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('title', sa.String(length=300), server_default='', nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('present', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_sitting_member_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting_member'))
    )
    with op.batch_alter_table('sitting_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sitting_member_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('circumstance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('text', sa.String(), server_default='', nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('proof', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['employee.id'], name=op.f('fk_circumstance_employee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_circumstance'))
    )
    with op.batch_alter_table('circumstance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_circumstance_employee_id'), ['employee_id'], unique=False)

    op.create_table('indicator',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('measure', sa.String(length=300), server_default='', nullable=False),
    sa.Column('better', sa.String(length=40), nullable=False),
    sa.Column('source', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['employee.id'], name=op.f('fk_indicator_employee_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_indicator_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator'))
    )
    with op.batch_alter_table('indicator', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicator_employee_id'), ['employee_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_indicator_unit_id'), ['unit_id'], unique=False)

    op.create_table('skill',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('level', sa.String(length=300), server_default='', nullable=False),
    sa.Column('proof', sa.String(length=300), server_default='', nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['employee.id'], name=op.f('fk_skill_employee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skill'))
    )
    with op.batch_alter_table('skill', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_skill_employee_id'), ['employee_id'], unique=False)

    op.create_table('case_repair',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('returned_on', sa.Date(), nullable=False),
    sa.Column('returned_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reasons', sa.JSON(), nullable=False),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('resubmitted_on', sa.Date(), nullable=True),
    sa.Column('resubmission', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_case_repair_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_repair'))
    )
    with op.batch_alter_table('case_repair', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_repair_case_id'), ['case_id'], unique=False)

    op.create_table('check_override',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('what', sa.String(), server_default='', nullable=False),
    sa.Column('article', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reason', sa.String(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_check_override_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_override'))
    )
    with op.batch_alter_table('check_override', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_check_override_case_id'), ['case_id'], unique=False)

    op.create_table('conflict_declaration',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=40), server_default='', nullable=False),
    sa.Column('answer', sa.Boolean(), nullable=False),
    sa.Column('details', sa.String(), server_default='', nullable=False),
    sa.Column('declared_on', sa.Date(), nullable=True),
    sa.Column('reviewed_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('review', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_conflict_declaration_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conflict_declaration')),
    sa.UniqueConstraint('case_id', 'question', name=op.f('uq_conflict_declaration_case_id_question'))
    )
    op.create_table('decree_correction',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('decree_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('corrected_on', sa.Date(), nullable=False),
    sa.Column('by_number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('field', sa.String(length=40), server_default='', nullable=False),
    sa.Column('before', sa.String(length=300), server_default='', nullable=False),
    sa.Column('after', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reason', sa.String(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_decree_correction_case_id')),
    sa.ForeignKeyConstraint(['decree_id'], ['decree.id'], name=op.f('fk_decree_correction_decree_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decree_correction'))
    )
    with op.batch_alter_table('decree_correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decree_correction_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decree_correction_decree_id'), ['decree_id'], unique=False)

    op.create_table('follow_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('done_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('person', sa.String(), server_default='', nullable=False),
    sa.Column('origin', sa.String(), server_default='', nullable=False),
    sa.Column('destination', sa.String(), server_default='', nullable=False),
    sa.Column('skipped', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_follow_up_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up')),
    sa.UniqueConstraint('case_id', 'months', name=op.f('uq_follow_up_case_id_months'))
    )
    op.create_table('indicator_value',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_indicator_value_indicator_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_value')),
    sa.UniqueConstraint('indicator_id', 'month', name=op.f('uq_indicator_value_indicator_id_month'))
    )
    op.create_table('score_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('points', sa.Double(), nullable=False),
    sa.Column('most', sa.Double(), nullable=False),
    sa.Column('explanation', sa.String(), server_default='', nullable=False),
    sa.Column('contest', sa.String(), server_default='', nullable=False),
    sa.Column('contested_on', sa.Date(), nullable=True),
    sa.Column('reply', sa.String(), server_default='', nullable=False),
    sa.Column('replied_on', sa.Date(), nullable=True),
    sa.Column('replied_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('corrected_points', sa.Double(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_score_line_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_score_line')),
    sa.UniqueConstraint('case_id', 'code', name=op.f('uq_score_line_case_id_code'))
    )
    op.create_table('sitting_opinion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('opinion', sa.String(length=40), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_sitting_opinion_case_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_sitting_opinion_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting_opinion')),
    sa.UniqueConstraint('sitting_id', 'case_id', name=op.f('uq_sitting_opinion_sitting_id_case_id'))
    )
    with op.batch_alter_table('sitting_opinion', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sitting_opinion_case_id'), ['case_id'], unique=False)

    op.create_table('talk',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('channel', sa.String(length=40), nullable=False),
    sa.Column('held_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reason_explained', sa.Boolean(), nullable=False),
    sa.Column('need_explained', sa.Boolean(), nullable=False),
    sa.Column('benefit_explained', sa.Boolean(), nullable=False),
    sa.Column('benefit', sa.String(), server_default='', nullable=False),
    sa.Column('summary', sa.String(), server_default='', nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_talk_case_id')),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_talk_letter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk'))
    )
    with op.batch_alter_table('talk', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_talk_case_id'), ['case_id'], unique=False)

    op.create_table('technical_opinion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(length=40), nullable=False),
    sa.Column('asked_number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('result', sa.String(length=40), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_technical_opinion_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_technical_opinion'))
    )
    with op.batch_alter_table('technical_opinion', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_technical_opinion_case_id'), ['case_id'], unique=False)

    op.create_table('wish',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('district', sa.String(length=300), server_default='', nullable=False),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_wish_case_id')),
    sa.ForeignKeyConstraint(['employee_id'], ['employee.id'], name=op.f('fk_wish_employee_id')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_wish_post_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_wish_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wish'))
    )
    with op.batch_alter_table('wish', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_wish_employee_id'), ['employee_id'], unique=False)

    op.create_table('hearing',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objection_id', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('place', sa.String(length=300), server_default='', nullable=False),
    sa.Column('held_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('present', sa.String(), server_default='', nullable=False),
    sa.Column('minutes_number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('summary', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['objection_id'], ['objection.id'], name=op.f('fk_hearing_objection_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearing'))
    )
    with op.batch_alter_table('hearing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hearing_objection_id'), ['objection_id'], unique=False)

    with op.batch_alter_table('attachment', schema=None) as batch_op:
        # In one statement with its reference: SQLite would otherwise write the whole table anew.
        op.execute('ALTER TABLE attachment ADD COLUMN talk_id INTEGER CONSTRAINT fk_attachment_talk_id REFERENCES talk (id)')
        op.execute('ALTER TABLE attachment ADD COLUMN sitting_id INTEGER CONSTRAINT fk_attachment_sitting_id REFERENCES sitting (id)')
        op.execute('ALTER TABLE attachment ADD COLUMN commitment_id INTEGER CONSTRAINT fk_attachment_commitment_id REFERENCES commitment (id)')
        batch_op.create_index(batch_op.f('ix_attachment_commitment_id'), ['commitment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachment_sitting_id'), ['sitting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachment_talk_id'), ['talk_id'], unique=False)

    with op.batch_alter_table('checklist_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('least_rank', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('valid_months', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('dated_on', sa.Date(), nullable=True))

    with op.batch_alter_table('commitment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agreed_on', sa.Date(), nullable=True))

    with op.batch_alter_table('employee', schema=None) as batch_op:
        batch_op.add_column(sa.Column('home_district', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('home_latitude', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('home_longitude', sa.Double(), nullable=True))

    with op.batch_alter_table('objection', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wrong_addressee', sa.Boolean(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('forwarded_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('forwarded_to', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('response_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('response_text', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('effect', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('effect_number', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('court_number', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('court_filed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('court_due_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('court_note', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('response_due_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('rules', sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table('signatory', schema=None) as batch_op:
        batch_op.add_column(sa.Column('most_grade', sa.String(length=40), server_default='', nullable=False))
        batch_op.add_column(sa.Column('most_post', sa.String(length=40), server_default='', nullable=False))

    with op.batch_alter_table('support_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(length=40), server_default='', nullable=False))
        batch_op.add_column(sa.Column('dropped_on', sa.Date(), nullable=True))

    with op.batch_alter_table('transfer_case', schema=None) as batch_op:
        batch_op.add_column(sa.Column('direction', sa.String(length=40), server_default='inside', nullable=False))
        batch_op.add_column(sa.Column('outside_agency', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('outside_unit', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('outside_post', sa.String(length=300), server_default='', nullable=False))
        # In one statement with its reference: SQLite would otherwise write the whole table anew.
        op.execute('ALTER TABLE transfer_case ADD COLUMN swap_case_id INTEGER CONSTRAINT fk_transfer_case_swap_case_id REFERENCES transfer_case (id)')
        batch_op.add_column(sa.Column('answer', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('answered_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('answer_conditions', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('scores_shown_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('scores_final_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('delivery_reference', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('handover_minutes', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('handed_over_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('entered_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('entered_by', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('confirmed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('takes_effect_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('move_since', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('move_untold', sa.Boolean(), server_default='0', nullable=False))
        batch_op.create_index(batch_op.f('ix_transfer_case_move_untold'), ['move_untold'], unique=False, sqlite_where=sa.text('move_untold'))
        batch_op.create_index(batch_op.f('ix_transfer_case_from_unit_id_from_post_id'), ['from_unit_id', 'from_post_id'], unique=False)
