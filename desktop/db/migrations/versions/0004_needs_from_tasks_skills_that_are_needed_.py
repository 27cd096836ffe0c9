"""Needs from tasks, skills that are needed, transfer plans."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '0004'
down_revision: str | None = '0003'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step forward."""
    op.create_table('plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('copied_from_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('asked', sa.JSON(), nullable=False),
    sa.Column('found', sa.JSON(), nullable=True),
    sa.Column('solved_at', sa.DateTime(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['copied_from_id'], ['plan.id'], name=op.f('fk_plan_copied_from_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan'))
    )
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_copied_from_id'), ['copied_from_id'], unique=False)

    op.create_table('skill_need',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=300), server_default='', nullable=False),
    sa.Column('least_education', sa.String(length=40), server_default='', nullable=False),
    sa.Column('need', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_skill_need_post_id')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_skill_need_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skill_need'))
    )
    with op.batch_alter_table('skill_need', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_skill_need_post_id'), ['post_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_skill_need_unit_id'), ['unit_id'], unique=False)

    op.create_table('need_task',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('establishment_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('task', sa.String(), server_default='', nullable=False),
    sa.Column('result', sa.String(length=300), server_default='', nullable=False),
    sa.Column('volume', sa.Double(), nullable=False),
    sa.Column('minutes', sa.Double(), nullable=False),
    sa.ForeignKeyConstraint(['establishment_id'], ['establishment.id'], name=op.f('fk_need_task_establishment_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need_task'))
    )
    with op.batch_alter_table('need_task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_need_task_establishment_id'), ['establishment_id'], unique=False)

    op.create_table('plan_move',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('from_unit_id', sa.Integer(), nullable=False),
    sa.Column('from_post_id', sa.Integer(), nullable=False),
    sa.Column('to_unit_id', sa.Integer(), nullable=False),
    sa.Column('to_post_id', sa.Integer(), nullable=False),
    sa.Column('chain', sa.Integer(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('rotation', sa.Boolean(), nullable=False),
    sa.Column('explanation', sa.JSON(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_plan_move_case_id')),
    sa.ForeignKeyConstraint(['employee_id'], ['employee.id'], name=op.f('fk_plan_move_employee_id')),
    sa.ForeignKeyConstraint(['from_post_id'], ['post.id'], name=op.f('fk_plan_move_from_post_id')),
    sa.ForeignKeyConstraint(['from_unit_id'], ['unit.id'], name=op.f('fk_plan_move_from_unit_id')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_move_plan_id')),
    sa.ForeignKeyConstraint(['to_post_id'], ['post.id'], name=op.f('fk_plan_move_to_post_id')),
    sa.ForeignKeyConstraint(['to_unit_id'], ['unit.id'], name=op.f('fk_plan_move_to_unit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_move')),
    sa.UniqueConstraint('plan_id', 'employee_id', name=op.f('uq_plan_move_plan_id_employee_id'))
    )
    with op.batch_alter_table('plan_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_move_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_move_employee_id'), ['employee_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_move_plan_id'), ['plan_id'], unique=False)

    with op.batch_alter_table('establishment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('effective_minutes', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('rounding', sa.String(length=40), nullable=True))
