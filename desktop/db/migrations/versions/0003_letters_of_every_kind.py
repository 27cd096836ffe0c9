"""Letters of every kind: drafts, corrections, batches, wording, hand-written numbers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


revision: str = '0003'
down_revision: str | None = '0002'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step forward."""
    op.create_table('hand_letter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=300), server_default='', nullable=False),
    sa.Column('counter', sa.String(length=300), server_default='', nullable=False),
    sa.Column('running_number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=True),
    sa.Column('dated', sa.Date(), nullable=False),
    sa.Column('subject', sa.String(length=300), server_default='', nullable=False),
    sa.Column('receiver', sa.String(length=300), server_default='', nullable=False),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('void_reason', sa.String(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_letter')),
    sa.UniqueConstraint('counter', 'running_number', name=op.f('uq_hand_letter_counter_running_number')),
    sa.UniqueConstraint('number', name=op.f('uq_hand_letter_number'))
    )
    op.create_table('letter_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('entered', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('note', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['source_id'], ['letter.id'], name=op.f('fk_letter_batch_source_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_batch'))
    )
    op.create_table('letter_wording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('content', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('note', sa.String(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_wording'))
    )
    with op.batch_alter_table('letter_wording', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_wording_code_valid_from'), ['code', 'valid_from'], unique=False)

    op.create_table('number_reservation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('counter', sa.String(length=300), server_default='', nullable=False),
    sa.Column('first', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(length=300), server_default='', nullable=False),
    sa.Column('taken_over', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('removed_reason', sa.String(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_number_reservation'))
    )
    with op.batch_alter_table('number_reservation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_number_reservation_counter'), ['counter'], unique=False)

    op.create_table('letter_draft',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=40), server_default='', nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('objection_id', sa.Integer(), nullable=True),
    sa.Column('sitting_id', sa.Integer(), nullable=True),
    sa.Column('entered', sa.JSON(), nullable=False),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.Column('saved_by', sa.String(length=300), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_letter_draft_case_id')),
    sa.ForeignKeyConstraint(['objection_id'], ['objection.id'], name=op.f('fk_letter_draft_objection_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_letter_draft_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_draft'))
    )
    with op.batch_alter_table('letter_draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_draft_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_draft_objection_id'), ['objection_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_draft_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('batch_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('batch_id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=True),
    sa.Column('problem', sa.String(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['letter_batch.id'], name=op.f('fk_batch_item_batch_id')),
    sa.ForeignKeyConstraint(['case_id'], ['transfer_case.id'], name=op.f('fk_batch_item_case_id')),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_batch_item_letter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch_item')),
    sa.UniqueConstraint('batch_id', 'case_id', name=op.f('uq_batch_item_batch_id_case_id'))
    )
    with op.batch_alter_table('batch_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_batch_item_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_batch_item_letter_id'), ['letter_id'], unique=False)

    op.create_table('letter_correction',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('actor', sa.String(length=300), server_default='', nullable=False),
    sa.Column('reason', sa.String(), server_default='', nullable=False),
    sa.Column('snapshot', sa.JSON(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('check_code', sa.String(length=40), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_letter_correction_letter_id')),
    sa.ForeignKeyConstraint(['sha256'], ['file_content.sha256'], name=op.f('fk_letter_correction_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_correction'))
    )
    with op.batch_alter_table('letter_correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_correction_check_code'), ['check_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_correction_letter_id'), ['letter_id'], unique=False)

    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.add_column(sa.Column('check_code', sa.String(length=40), server_default='', nullable=False))
        # In one statement with its reference: SQLite would otherwise write the whole table anew.
        op.execute('ALTER TABLE letter ADD COLUMN source_id INTEGER CONSTRAINT fk_letter_source_id REFERENCES letter (id)')
        op.execute('ALTER TABLE letter ADD COLUMN replaces_id INTEGER CONSTRAINT fk_letter_replaces_id REFERENCES letter (id)')
        op.execute('ALTER TABLE letter ADD COLUMN sitting_id INTEGER CONSTRAINT fk_letter_sitting_id REFERENCES sitting (id)')
        batch_op.add_column(sa.Column('signed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('signed_how', sa.String(length=40), nullable=True))
        op.execute('ALTER TABLE letter ADD COLUMN signed_sha256 VARCHAR CONSTRAINT fk_letter_signed_sha256 REFERENCES file_content (sha256)')
        batch_op.add_column(sa.Column('delivered_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('delivered_note', sa.String(length=300), server_default='', nullable=False))
        batch_op.create_index(batch_op.f('ix_letter_check_code'), ['check_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_replaces_id'), ['replaces_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_sitting_id'), ['sitting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_source_id'), ['source_id'], unique=False)

    with op.batch_alter_table('signatory', schema=None) as batch_op:
        batch_op.add_column(sa.Column('letterhead', sa.String(length=40), server_default='', nullable=False))
