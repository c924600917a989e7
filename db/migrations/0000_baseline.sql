-- The schema of the first release, in one migration.
-- Tables by noun; then foreign keys that point forward, indexes, functions, views, triggers, grants and rows.
-- ---------------------------------------------------------------------------------------------------------------
-- People and sign-in
-- ---------------------------------------------------------------------------------------------------------------

-- Staff, guests and agencies: every person who can have a byline. Only staff sign in.
create table people (
  id uuid primary key,
  kind text not null,
  name text not null,
  slug text not null,
  email text,
  password_hash text,
  bio text default '' not null,
  locale text default 'vi' not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  contact text default '' not null,
  constraint people_kind_check check (kind in ('staff', 'guest', 'agency')),
  constraint people_name_check check (length(name) between 1 and 120),
  constraint people_sign_in_check check (password_hash is null or (kind = 'staff' and email is not null))
);

-- The public profile of a person, beyond name and bio.
create table person_profiles (
  person_id uuid primary key,
  job_title text default '' not null,
  section_id uuid,
  public_email text default '' not null,
  public_link text default '' not null,
  picture_id uuid,
  constraint person_profiles_length_check
    check (length(job_title) <= 120 and length(public_email) <= 200 and length(public_link) <= 300),
  constraint person_profiles_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The tree of sections. A top section with all sections below it is a desk.
create table sections (
  id uuid primary key,
  parent_id uuid,
  slug text not null,
  name text not null,
  name_en text not null,
  description text default '' not null,
  position integer not null,
  archived_at timestamptz,
  constraint sections_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint sections_parent_check check (parent_id <> id),
  constraint sections_parent_id_sections_id_fk foreign key (parent_id) references sections (id)
);

-- The roles of a person. An editor's role names a desk; a journalist's or contributor's may.
create table person_roles (
  id uuid primary key,
  person_id uuid not null,
  role text not null,
  section_id uuid,
  from_group text,
  constraint person_roles_role_check
    check (role in ('contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin')),
  constraint person_roles_desk_check
    check (case role when 'editor' then section_id is not null when 'journalist' then true when
      'contributor' then true else section_id is null end),
  constraint person_roles_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint person_roles_section_id_sections_id_fk foreign key (section_id) references sections (id)
);

-- Rights in addition to a role.
create table person_grants (
  id uuid primary key,
  person_id uuid not null,
  grant_name text not null,
  constraint person_grants_name_check
    check (grant_name in ('breaking', 'fronts', 'unlock', 'archive_read', 'live')),
  constraint person_grants_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Requests for rights or for a reset of second factors; a second person confirms or declines them.
create table rights_requests (
  id uuid primary key,
  person_id uuid not null,
  rights jsonb not null,
  reason text default '' not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  state text default 'open' not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  kind text default 'rights' not null,
  constraint rights_requests_kind_check check (kind in ('rights', 'factors')),
  constraint rights_requests_state_check
    check (state in ('open', 'confirmed', 'declined', 'withdrawn', 'replaced')),
  constraint rights_requests_decided_check check ((state = 'open') = (decided_at is null)),
  constraint rights_requests_two_people_check
    check (state <> 'confirmed' or (decided_by is not null and decided_by <> requested_by and decided_by
      <> person_id)),
  constraint rights_requests_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint rights_requests_requested_by_people_id_fk foreign key (requested_by) references people (id)
);

-- The one open link by which a person chooses a password. It works once.
create table account_links (
  id uuid primary key,
  person_id uuid not null,
  kind text not null,
  secret_hash text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint account_links_kind_check check (kind in ('invitation', 'reset')),
  constraint account_links_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Signed-in browsers. The cookie carries only the id; this row decides whether it is valid.
create table sessions (
  id uuid primary key,
  person_id uuid not null,
  user_agent text default '' not null,
  address text default '' not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  authenticated_at timestamptz default now() not null,
  constraint sessions_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The account at the identity provider that a person signs in with; bound at the first sign-in.
create table identity_links (
  person_id uuid primary key,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  constraint identity_links_subject_key unique (issuer, subject),
  constraint identity_links_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The encrypted secrets of authenticator apps. A secret counts after a code has confirmed it.
create table totp_secrets (
  person_id uuid primary key,
  sealed_secret text not null,
  last_step bigint default 0 not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  constraint totp_secrets_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The public keys of authenticators.
create table passkeys (
  id uuid primary key,
  person_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkeys_name_check check (length(name) between 1 and 80),
  constraint passkeys_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Challenges for an authenticator to sign: once, within minutes, for one purpose.
create table passkey_challenges (
  challenge text primary key,
  purpose text not null,
  person_id uuid,
  expires_at timestamptz not null,
  constraint passkey_challenges_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The SHA-256 of single-use recovery codes.
create table recovery_codes (
  id uuid primary key,
  person_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  constraint recovery_codes_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Sign-ins with a correct first factor that wait for the second one.
create table sign_in_steps (
  id uuid primary key,
  person_id uuid not null,
  user_agent text not null,
  tries integer default 0 not null,
  expires_at timestamptz not null,
  done_at timestamptz,
  constraint sign_in_steps_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Rate-limit counters by hashed key, shared by all processes.
create table tries (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);

-- Bearer tokens of the API. A token acts as its person; only the SHA-256 of the secret is stored.
create table api_tokens (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  scopes text[] default '{}' not null,
  last_used_at timestamptz,
  constraint api_tokens_person_id_people_id_fk foreign key (person_id) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Tags
-- ---------------------------------------------------------------------------------------------------------------

-- Typed tags. `fold` is the name without accents and case.
create table tags (
  id uuid primary key,
  type text not null,
  name text not null,
  fold text not null,
  slug text not null,
  description text default '' not null,
  parent_id uuid,
  created_at timestamptz not null,
  merged_into uuid,
  story_count integer default 0 not null,
  picture_id uuid,
  media_topic text,
  retired_at timestamptz,
  private_to uuid,
  constraint tags_type_check check (type in ('topic', 'person', 'organisation', 'place', 'event', 'series')),
  constraint tags_merged_check check (merged_into <> id),
  constraint tags_media_topic_check check (media_topic ~ '^[0-9]{8}$'),
  constraint tags_name_check check (length(name) between 1 and 80),
  constraint tags_parent_id_tags_id_fk foreign key (parent_id) references tags (id),
  constraint tags_merged_into_tags_id_fk foreign key (merged_into) references tags (id),
  constraint tags_private_to_people_id_fk foreign key (private_to) references people (id)
);

-- Other names of a tag.
create table tag_aliases (
  id uuid primary key,
  tag_id uuid not null,
  name text not null,
  fold text not null,
  constraint tag_aliases_tag_id_tags_id_fk foreign key (tag_id) references tags (id)
);

-- Pairs of similar tags that an editor declared distinct; the smaller id first.
create table distinct_tags (
  tag_id uuid not null,
  other_id uuid not null,
  said_by uuid not null,
  said_at timestamptz not null,
  constraint distinct_tags_tag_id_other_id_pk primary key (tag_id, other_id),
  constraint distinct_tags_order_check check (tag_id < other_id),
  constraint distinct_tags_tag_id_tags_id_fk foreign key (tag_id) references tags (id),
  constraint distinct_tags_other_id_tags_id_fk foreign key (other_id) references tags (id),
  constraint distinct_tags_said_by_people_id_fk foreign key (said_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Media
-- ---------------------------------------------------------------------------------------------------------------

-- The pictures of the library and their renditions.
create table media (
  id uuid primary key,
  sha256 text not null,
  mime_type text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  rendition_widths integer[] not null,
  blur_color text not null,
  caption text default '' not null,
  credit text default '' not null,
  alt text default '' not null,
  focal_x double precision default 0.5 not null,
  focal_y double precision default 0.5 not null,
  uploaded_by uuid,
  created_at timestamptz not null,
  rights_note text default '' not null,
  rights_until date,
  placed_at timestamptz,
  constraint media_sha256_uploader_key unique nulls not distinct (sha256, uploaded_by),
  constraint media_rights_note_check check (length(rights_note) <= 500),
  constraint media_size_check check (width > 0 and height > 0 and bytes > 0),
  constraint media_focal_check check (focal_x between 0 and 1 and focal_y between 0 and 1),
  constraint media_uploaded_by_people_id_fk foreign key (uploaded_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Articles
-- ---------------------------------------------------------------------------------------------------------------

-- Articles: the permanent number, both states, and which version is which. The text is in article_versions.
create table articles (
  id uuid primary key,
  number bigint generated always as identity (start with 1000),
  locale text not null,
  slug text not null,
  section_id uuid not null,
  work_state text not null,
  public_state text not null,
  state_before text,
  working_version_id uuid,
  working_number integer not null,
  live_version_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  claimed_by uuid,
  claim_expires_at timestamptz,
  changes_reason text,
  blocked_by uuid,
  block_reason text,
  embargo_until timestamptz,
  debt_opened_by uuid,
  debt_opened_at timestamptz,
  restore_requested_by uuid,
  published_at timestamptz,
  modified_at timestamptz,
  first_published_at timestamptz,
  withdrawal_note text,
  lease_by uuid,
  lease_until timestamptz,
  priority text default 'normal' not null,
  due_at timestamptz,
  state_changes integer default 0 not null,
  breaking_until timestamptz,
  expires_at timestamptz,
  translation_of uuid,
  held_from text,
  missed_publish_at timestamptz,
  constraint articles_work_state_check
    check (work_state in ('draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked')),
  constraint articles_public_state_check
    check (public_state in ('none', 'scheduled', 'live', 'withheld', 'killed', 'taken_down')),
  constraint articles_priority_check check (priority in ('urgent', 'high', 'normal', 'low')),
  constraint articles_translation_check check (translation_of <> id),
  constraint articles_locale_check check (locale in ('vi', 'en')),
  constraint articles_live_check
    check (public_state not in ('live', 'withheld') or (live_version_id is not null and published_at is
      not null)),
  constraint articles_spiked_check check (work_state <> 'spiked' or first_published_at is null),
  constraint articles_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint articles_lease_check check ((lease_by is null) = (lease_until is null)),
  constraint articles_expiry_check check (published_at is null or published_at < expires_at),
  constraint articles_embargo_expiry_check check (embargo_until is null or embargo_until < expires_at),
  constraint articles_debt_check check ((debt_opened_by is null) = (debt_opened_at is null)),
  constraint articles_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint articles_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint articles_claimed_by_people_id_fk foreign key (claimed_by) references people (id),
  constraint articles_lease_by_people_id_fk foreign key (lease_by) references people (id),
  constraint articles_blocked_by_people_id_fk foreign key (blocked_by) references people (id),
  constraint articles_debt_opened_by_people_id_fk foreign key (debt_opened_by) references people (id),
  constraint articles_restore_requested_by_people_id_fk foreign key (restore_requested_by)
    references people (id),
  constraint articles_translation_of_articles_id_fk foreign key (translation_of) references articles (id)
);

-- Immutable versions of an article's content. Append-only.
create table article_versions (
  id uuid primary key,
  article_id uuid not null,
  number integer not null,
  base_number integer not null,
  reason text not null,
  saved_by uuid,
  saved_at timestamptz not null,
  content_hash text not null,
  format text not null,
  kicker text not null,
  headline text not null,
  sapo text not null,
  section_id uuid not null,
  lead jsonb,
  byline_ids uuid[] not null,
  tag_ids uuid[] not null,
  pin_ids uuid[] not null,
  body jsonb not null,
  contributor_ids uuid[] default '{}' not null,
  sponsor text default '' not null,
  authorship jsonb,
  constraint article_versions_number_check check (number > base_number and base_number >= 0),
  constraint article_versions_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint article_versions_saved_by_people_id_fk foreign key (saved_by) references people (id),
  constraint article_versions_section_id_sections_id_fk foreign key (section_id) references sections (id)
);

-- Approvals of one version each. Append-only.
create table approvals (
  id uuid primary key,
  article_id uuid not null,
  version_id uuid not null,
  content_hash text not null,
  kind text not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  constraint approvals_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint approvals_version_id_article_versions_id_fk foreign key (version_id)
    references article_versions (id),
  constraint approvals_approved_by_people_id_fk foreign key (approved_by) references people (id)
);

-- The one pending schedule of an article.
create table schedules (
  article_id uuid primary key,
  version_id uuid not null,
  publish_at timestamptz not null,
  embargo_until timestamptz,
  approved_by uuid not null,
  update_kind text,
  public_note text,
  expires_at timestamptz,
  constraint schedules_embargo_check check (embargo_until is null or publish_at >= embargo_until),
  constraint schedules_expiry_check check (expires_at is null or publish_at < expires_at),
  constraint schedules_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint schedules_version_id_article_versions_id_fk foreign key (version_id)
    references article_versions (id),
  constraint schedules_approved_by_people_id_fk foreign key (approved_by) references people (id)
);

-- Content of saves that were based on an outdated version; kept beside the article.
create table article_forks (
  id uuid primary key,
  article_id uuid not null,
  base_number integer not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  reason text not null,
  content jsonb not null,
  resolved_at timestamptz,
  constraint article_forks_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint article_forks_saved_by_people_id_fk foreign key (saved_by) references people (id)
);

-- The articles that use a picture outside the library; people who may read them may see it.
create table media_uses (
  media_id uuid not null,
  article_id uuid not null,
  constraint media_uses_media_id_article_id_pk primary key (media_id, article_id),
  constraint media_uses_media_id_media_id_fk foreign key (media_id) references media (id),
  constraint media_uses_article_id_articles_id_fk foreign key (article_id)
    references articles (id) on delete cascade
);

-- Former public paths and their present target, in one hop.
create table redirects (
  path text primary key,
  target text not null,
  created_at timestamptz not null,
  constraint redirects_loop_check check (path <> target)
);

-- Public notes of a story: updates, clarifications, corrections and take-down notices.
create table corrections (
  id uuid primary key,
  article_id uuid not null,
  kind text not null,
  note text not null,
  work_headline text not null,
  section_id uuid not null,
  wrong_information text,
  corrected_information text,
  apology text,
  published_at timestamptz not null,
  published_by uuid not null,
  constraint corrections_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint corrections_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint corrections_published_by_people_id_fk foreign key (published_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Editing together
-- ---------------------------------------------------------------------------------------------------------------

-- The Yjs document of an article; `state` holds all updates up to `state_seq`.
create table working_copies (
  article_id uuid primary key,
  state bytea not null,
  state_seq integer not null,
  last_seq integer not null,
  cut_at timestamptz not null,
  open_suggestions integer default 0 not null,
  clients_known boolean default false not null,
  constraint working_copies_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- Yjs updates since `state_seq`; written before any client gets an acknowledgement.
create table working_copy_updates (
  article_id uuid not null,
  seq integer not null,
  "update" bytea not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint working_copy_updates_article_id_seq_pk primary key (article_id, seq),
  constraint working_copy_updates_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint working_copy_updates_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The owner of each Yjs client id, from a clock on. Never changed.
create table working_copy_clients (
  article_id uuid not null,
  client_id bigint not null,
  from_clock bigint not null,
  person_id uuid,
  constraint working_copy_clients_article_id_client_id_from_clock_pk primary key (article_id, client_id, from_clock),
  constraint working_copy_clients_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint working_copy_clients_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Open editors: one row per connection, stale when its process died.
create table presence (
  connection_id uuid primary key,
  article_id uuid not null,
  person_id uuid not null,
  seen_at timestamptz not null,
  constraint presence_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint presence_person_id_people_id_fk foreign key (person_id) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- The desk
-- ---------------------------------------------------------------------------------------------------------------

-- The projection that the desk's lists search: one small row per article.
create table desk_docs (
  article_id uuid primary key,
  section_id uuid not null,
  pile text not null,
  is_shared boolean not null,
  saved_at timestamptz(3) not null,
  due_at timestamptz(3),
  document tsvector not null,
  constraint desk_docs_article_id_articles_id_fk foreign key (article_id)
    references articles (id) on delete cascade,
  constraint desk_docs_section_id_sections_id_fk foreign key (section_id) references sections (id)
);

-- The words of working versions that differ from the public ones, for the desk's search.
create table desk_texts (
  article_id uuid primary key,
  version_id uuid not null,
  section_id uuid not null,
  pile text not null,
  is_shared boolean not null,
  saved_at timestamptz(3) not null,
  document tsvector not null,
  words tsvector not null,
  constraint desk_texts_article_id_articles_id_fk foreign key (article_id)
    references articles (id) on delete cascade
);

-- Saved filters of the desk's lists.
create table saved_searches (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  query text not null,
  section_id uuid,
  position integer not null,
  created_at timestamptz not null,
  constraint saved_searches_name_check check (length(name) between 1 and 60),
  constraint saved_searches_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint saved_searches_section_id_sections_id_fk foreign key (section_id) references sections (id)
);

-- Links by which a person outside the newsroom reads one version; only the SHA-256 of the secret.
create table outside_links (
  id uuid primary key,
  article_id uuid not null,
  version_id uuid not null,
  kind text not null,
  secret_hash text not null,
  label text not null,
  single_use boolean not null,
  work_state text not null,
  public_state text not null,
  state_changes integer not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  last_opened_at timestamptz,
  openings integer default 0 not null,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint outside_links_kind_check check (kind in ('preview', 'review')),
  constraint outside_links_label_check check (length(label) between 1 and 80),
  constraint outside_links_life_check
    check (expires_at > created_at and expires_at <= created_at + interval '336 hours'),
  constraint outside_links_single_use_check check (not single_use or openings <= 1),
  constraint outside_links_used_check check ((used_at is null) = (openings = 0)),
  constraint outside_links_revoked_check check ((revoked_by is null) = (revoked_at is null)),
  constraint outside_links_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint outside_links_version_id_article_versions_id_fk foreign key (version_id)
    references article_versions (id),
  constraint outside_links_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint outside_links_revoked_by_people_id_fk foreign key (revoked_by) references people (id)
);

-- Browsers in which an outside link was opened.
create table outside_visits (
  id uuid primary key,
  link_id uuid not null,
  secret_hash text not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  constraint outside_visits_link_id_outside_links_id_fk foreign key (link_id) references outside_links (id)
);

-- Conversations about a place in an article's text.
create table comment_threads (
  id uuid primary key,
  article_id uuid not null,
  anchor jsonb,
  created_by uuid,
  created_at timestamptz not null,
  resolved_by uuid,
  resolved_at timestamptz,
  outside_link_id uuid,
  constraint comment_threads_creator_check check ((created_by is null) = (outside_link_id is not null)),
  constraint comment_threads_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint comment_threads_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint comment_threads_outside_link_id_outside_links_id_fk foreign key (outside_link_id)
    references outside_links (id),
  constraint comment_threads_resolved_by_people_id_fk foreign key (resolved_by) references people (id)
);

-- Contributions to a thread.
create table comments (
  id uuid primary key,
  thread_id uuid not null,
  written_by uuid,
  written_at timestamptz not null,
  text text not null,
  mention_ids uuid[] not null,
  outside_link_id uuid,
  constraint comments_writer_check check ((written_by is null) = (outside_link_id is not null)),
  constraint comments_thread_id_comment_threads_id_fk foreign key (thread_id) references comment_threads (id),
  constraint comments_written_by_people_id_fk foreign key (written_by) references people (id),
  constraint comments_outside_link_id_outside_links_id_fk foreign key (outside_link_id)
    references outside_links (id)
);

-- Assigned work: the subject, the day and the progress.
create table assignments (
  id uuid primary key,
  title text not null,
  brief text not null,
  section_id uuid not null,
  state text not null,
  priority text not null,
  due_at timestamptz,
  planned_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  accepted_by uuid,
  article_id uuid,
  version integer not null,
  constraint assignments_state_check
    check (state in ('proposed', 'assigned', 'accepted', 'in_progress', 'delivered', 'dropped')),
  constraint assignments_title_check check (length(title) between 1 and 160),
  constraint assignments_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint assignments_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint assignments_accepted_by_people_id_fk foreign key (accepted_by) references people (id),
  constraint assignments_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- The assignees of an assignment.
create table assignment_people (
  assignment_id uuid not null,
  person_id uuid not null,
  position integer not null,
  constraint assignment_people_assignment_id_person_id_pk primary key (assignment_id, person_id),
  constraint assignment_people_assignment_id_assignments_id_fk foreign key (assignment_id)
    references assignments (id),
  constraint assignment_people_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Messages about an assignment.
create table assignment_notes (
  id uuid primary key,
  assignment_id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null,
  text text not null,
  constraint assignment_notes_assignment_id_assignments_id_fk foreign key (assignment_id)
    references assignments (id),
  constraint assignment_notes_written_by_people_id_fk foreign key (written_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- House style and checks
-- ---------------------------------------------------------------------------------------------------------------

-- The level of a check at a stage, by section and format; without a row the preset applies.
create table check_rules (
  id uuid primary key,
  section_id uuid,
  format text,
  name text not null,
  stage text not null,
  level text not null,
  parameters jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint check_rules_stage_check check (stage in ('submit', 'publish')),
  constraint check_rules_level_check check (level in ('required', 'advised', 'off')),
  constraint check_rules_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint check_rules_changed_by_people_id_fk foreign key (changed_by) references people (id)
);

-- Abbreviations that the editor expands while typing.
create table abbreviations (
  id uuid primary key,
  section_id uuid,
  short text not null,
  expansion text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint abbreviations_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint abbreviations_created_by_people_id_fk foreign key (created_by) references people (id)
);

-- Patterns that the editor marks, with advice.
create table style_rules (
  id uuid primary key,
  section_id uuid,
  pattern text not null,
  match_case boolean not null,
  advice text not null,
  replacement text,
  is_on boolean not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint style_rules_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint style_rules_created_by_people_id_fk foreign key (created_by) references people (id)
);

-- Words that the spelling dictionaries lack.
create table house_words (
  word text primary key,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint house_words_added_by_people_id_fk foreign key (added_by) references people (id)
);

-- Fact boxes of the library. A story holds a copy.
create table fact_boxes (
  id uuid primary key,
  title text not null,
  body jsonb not null,
  created_by uuid not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  constraint fact_boxes_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint fact_boxes_updated_by_people_id_fk foreign key (updated_by) references people (id)
);

-- The last known state of outside pages that stories link to, and the queue of pages to check.
create table link_checks (
  url_hash text primary key,
  url text not null,
  outcome text,
  status integer,
  checked_at timestamptz,
  due_at timestamptz,
  wanted_at timestamptz not null,
  constraint link_checks_outcome_check check (outcome in ('alive', 'dead', 'silent'))
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Projections of the public version
-- ---------------------------------------------------------------------------------------------------------------

-- The tags of the public version: lists of tag pages, candidates for related stories.
create table article_tags (
  article_id uuid not null,
  tag_id uuid not null,
  published_at timestamptz not null,
  constraint article_tags_article_id_tag_id_pk primary key (article_id, tag_id),
  constraint article_tags_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint article_tags_tag_id_tags_id_fk foreign key (tag_id) references tags (id)
);

-- The ordered byline of the public version: lists of author pages.
create table article_bylines (
  article_id uuid not null,
  person_id uuid not null,
  position integer not null,
  published_at timestamptz not null,
  constraint article_bylines_article_id_person_id_pk primary key (article_id, person_id),
  constraint article_bylines_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint article_bylines_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The pictures of the public version: a picture is public where a public story shows it.
create table article_media (
  article_id uuid not null,
  media_id uuid not null,
  constraint article_media_article_id_media_id_pk primary key (article_id, media_id),
  constraint article_media_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint article_media_media_id_media_id_fk foreign key (media_id) references media (id)
);

-- Related stories that an editor chose, in order.
create table related_pins (
  article_id uuid not null,
  pinned_id uuid not null,
  position integer not null,
  constraint related_pins_article_id_pinned_id_pk primary key (article_id, pinned_id),
  constraint related_pins_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint related_pins_pinned_id_articles_id_fk foreign key (pinned_id) references articles (id)
);

-- Terms of headlines and tag names of the newest stories, for tag suggestions.
create table headline_terms (
  term text not null,
  published_at timestamptz not null,
  article_id uuid not null,
  constraint headline_terms_article_id_articles_id_fk foreign key (article_id) references articles (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Live coverage
-- ---------------------------------------------------------------------------------------------------------------

-- The coverage of a live story: opener, state and number of public changes.
create table live_coverages (
  article_id uuid primary key,
  opened_by uuid not null,
  opened_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  closing_note text default '' not null,
  pinned_entry_id uuid,
  changes integer default 0 not null,
  constraint live_coverages_ended_check check ((ended_by is null) = (ended_at is null)),
  constraint live_coverages_changes_check check (changes >= 0),
  constraint live_coverages_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint live_coverages_opened_by_people_id_fk foreign key (opened_by) references people (id),
  constraint live_coverages_ended_by_people_id_fk foreign key (ended_by) references people (id)
);

-- Entries of a live story: the permanent id and the state.
create table live_entries (
  id uuid primary key,
  article_id uuid not null,
  state text not null,
  version integer not null,
  created_by uuid not null,
  created_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  modified_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text,
  change integer,
  breakout_id uuid,
  constraint live_entries_state_check check (state in ('draft', 'published', 'withdrawn')),
  constraint live_entries_published_check
    check (state <> 'published' or (published_at is not null and published_by is not null and change is
      not null)),
  constraint live_entries_draft_check check (state <> 'draft' or published_at is null),
  constraint live_entries_withdrawn_check
    check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_by is not null)),
  constraint live_entries_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint live_entries_created_by_people_id_fk foreign key (created_by) references people (id),
  constraint live_entries_published_by_people_id_fk foreign key (published_by) references people (id),
  constraint live_entries_withdrawn_by_people_id_fk foreign key (withdrawn_by) references people (id),
  constraint live_entries_breakout_id_articles_id_fk foreign key (breakout_id) references articles (id)
);

-- Immutable versions of an entry. Append-only.
create table live_entry_versions (
  entry_id uuid not null,
  number integer not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  content_hash text not null,
  headline text not null,
  is_key boolean not null,
  key_title text not null,
  author_ids uuid[] not null,
  body jsonb not null,
  constraint live_entry_versions_entry_id_number_pk primary key (entry_id, number),
  constraint live_entry_versions_number_check check (number > 0),
  constraint live_entry_versions_entry_id_live_entries_id_fk foreign key (entry_id) references live_entries (id),
  constraint live_entry_versions_saved_by_people_id_fk foreign key (saved_by) references people (id)
);

-- Public notes on changes of an entry. Append-only.
create table live_entry_notes (
  id uuid primary key,
  entry_id uuid not null,
  version integer not null,
  kind text not null,
  note text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  constraint live_entry_notes_kind_check check (kind in ('update', 'correction')),
  constraint live_entry_notes_note_check check (kind <> 'correction' or note <> ''),
  constraint live_entry_notes_published_by_people_id_fk foreign key (published_by) references people (id),
  constraint live_entry_notes_version_fk foreign key (entry_id, version)
    references live_entry_versions (entry_id, number)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Fronts
-- ---------------------------------------------------------------------------------------------------------------

-- Containers as readers see them; `revision` counts launches.
create table front_containers (
  front text not null,
  container text not null,
  revision integer not null,
  layout jsonb not null,
  launched_by uuid,
  launched_at timestamptz,
  constraint front_containers_front_container_pk primary key (front, container),
  constraint front_containers_front_check check (front in ('home')),
  constraint front_containers_launch_check
    check ((revision = 0) = (launched_by is null) and (launched_by is null) = (launched_at is null)),
  constraint front_containers_launched_by_people_id_fk foreign key (launched_by) references people (id)
);

-- The log of launches.
create table front_launches (
  id uuid primary key,
  front text not null,
  container text not null,
  revision integer not null,
  layout jsonb not null,
  note text not null,
  launched_by uuid not null,
  launched_at timestamptz not null,
  constraint front_launches_front_check check (front in ('home')),
  constraint front_launches_revision_check check (revision > 0),
  constraint front_launches_launched_by_people_id_fk foreign key (launched_by) references people (id)
);

-- Unlaunched changes of a container, visible to their author only.
create table front_drafts (
  front text not null,
  container text not null,
  person_id uuid not null,
  layout jsonb not null,
  base_revision integer not null,
  edit integer not null,
  saved_at timestamptz not null,
  constraint front_drafts_front_container_person_id_pk primary key (front, container, person_id),
  constraint front_drafts_front_check check (front in ('home')),
  constraint front_drafts_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Stories that an editor marked as turning points of an event.
create table key_moments (
  tag_id uuid not null,
  article_id uuid not null,
  label text not null,
  marked_by uuid not null,
  marked_at timestamptz not null,
  constraint key_moments_tag_id_article_id_pk primary key (tag_id, article_id),
  constraint key_moments_label_check check (length(label) between 1 and 120),
  constraint key_moments_tag_id_tags_id_fk foreign key (tag_id) references tags (id),
  constraint key_moments_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint key_moments_marked_by_people_id_fk foreign key (marked_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Search
-- ---------------------------------------------------------------------------------------------------------------

-- The search document of each public story. No index on the date: the planner would scan it for seconds.
create table search_docs (
  article_id uuid primary key,
  published_at timestamptz not null,
  document tsvector not null,
  tag_ids uuid[],
  author_ids uuid[],
  constraint search_docs_article_id_articles_id_fk foreign key (article_id) references articles (id)
);
-- Rows stay small: a search scans many rows and reads few documents. Documents are not compressed: they
-- hardly shrink.
alter table search_docs set (toast_tuple_target = 128);
alter table search_docs alter column document set storage external;
-- Facets stay in the row.
alter table search_docs alter column tag_ids set storage main, alter column author_ids set storage main;

-- All words of search documents, for completion and spelling suggestions.
create table search_words (
  word text primary key,
  stories integer default 0 not null,
  counted_at timestamptz,
  constraint search_words_word_check check (length(word) between 1 and 64)
);

-- Search terms by day, without persons; only terms that several readers used.
create table search_terms (
  day date not null,
  term text not null,
  searches integer not null,
  found integer not null,
  constraint search_terms_day_term_pk primary key (day, term),
  constraint search_terms_term_check check (length(term) between 1 and 80),
  constraint search_terms_searches_check check (searches > 0)
);

-- Groups of names with one meaning.
create table synonyms (
  group_id uuid not null,
  position integer not null,
  name text not null,
  fold text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  constraint synonyms_group_id_position_pk primary key (group_id, position),
  constraint synonyms_name_check check (length(name) between 1 and 80),
  constraint synonyms_saved_by_people_id_fk foreign key (saved_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Related stories
-- ---------------------------------------------------------------------------------------------------------------

-- The weighted terms of each public story.
create table related_docs (
  article_id uuid primary key,
  finding integer[] not null,
  terms bytea not null,
  constraint related_docs_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- The keys by which other stories find a story; apart from related_docs, so that a page holds more rows.
create table related_keys (
  article_id uuid primary key,
  keys integer[] not null,
  constraint related_keys_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- In how many counted stories a term occurs; at least two.
create table related_term_counts (
  term integer primary key,
  stories integer not null
);

-- The last count of terms: one row.
create table related_statistics (
  id smallint primary key,
  story_count integer not null,
  counted_stories integer not null,
  average_length double precision not null,
  weighed_at_count integer not null,
  counted_at timestamptz not null,
  constraint related_statistics_one_row_check check (id = 1)
);

-- Stories that an editor excluded from another story's related list.
create table related_refusals (
  article_id uuid not null,
  refused_id uuid not null,
  refused_by uuid not null,
  refused_at timestamptz not null,
  constraint related_refusals_article_id_refused_id_pk primary key (article_id, refused_id),
  constraint related_refusals_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint related_refusals_refused_id_articles_id_fk foreign key (refused_id) references articles (id),
  constraint related_refusals_refused_by_people_id_fk foreign key (refused_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Page views
-- ---------------------------------------------------------------------------------------------------------------

-- Page views of a story by hour (UTC).
create table article_reads (
  article_id uuid not null,
  hour timestamptz not null,
  reads integer not null,
  constraint article_reads_article_id_hour_pk primary key (article_id, hour),
  constraint article_reads_reads_check check (reads > 0),
  constraint article_reads_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- Page views of a story before the hours in article_reads.
create table article_read_totals (
  article_id uuid primary key,
  reads bigint not null,
  constraint article_read_totals_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- The most-read lists by section, as the worker last computed them; a null section is the whole site.
create table most_read (
  locale text not null,
  section_id uuid,
  position integer not null,
  article_id uuid not null,
  constraint most_read_place unique nulls not distinct (locale, section_id, position),
  constraint most_read_section_id_sections_id_fk foreign key (section_id) references sections (id),
  constraint most_read_article_id_articles_id_fk foreign key (article_id) references articles (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Notifications and integrations
-- ---------------------------------------------------------------------------------------------------------------

-- Notifications of a person. They hold no text of a story; that is read on display.
create table notifications (
  id uuid primary key,
  event_key text not null,
  person_id uuid not null,
  kind text not null,
  article_id uuid,
  actor_id uuid,
  detail jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  in_desk boolean not null,
  in_digest boolean not null,
  digested_at timestamptz,
  constraint notifications_kind_check
    check (kind in ('submitted', 'changes_requested', 'approved', 'mentioned', 'assigned', 'debt',
      'correction', 'webhook_disabled', 'front_stale', 'factor_reset', 'rights_request',
      'schedule_missed')),
  constraint notifications_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint notifications_article_id_articles_id_fk foreign key (article_id) references articles (id)
);

-- A person's notification preferences; without a row the defaults apply.
create table notification_preferences (
  person_id uuid primary key,
  choice jsonb not null,
  updated_at timestamptz not null,
  constraint notification_preferences_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- Effects of committed transactions; the unique key makes each happen once.
create table outbox (
  id uuid primary key,
  name text not null,
  unique_key text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  processed_at timestamptz,
  attempts integer default 0 not null,
  last_error text
);

-- Receivers of events.
create table webhooks (
  id uuid primary key,
  name text not null,
  url text not null,
  events text[] not null,
  secret text not null,
  created_by uuid,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_for text,
  failures_in_row integer default 0 not null,
  last_answered_at timestamptz,
  constraint webhooks_name_check check (length(name) between 1 and 80),
  constraint webhooks_disabled_check check ((disabled_at is null) = (disabled_for is null)),
  constraint webhooks_created_by_people_id_fk foreign key (created_by) references people (id)
);

-- Outgoing mail and webhook calls: when, how many attempts, the outcome.
create table deliveries (
  id uuid primary key,
  unique_key text not null,
  purpose text not null,
  person_id uuid,
  notification_ids uuid[] default '{}' not null,
  webhook_id uuid,
  event text,
  body jsonb,
  status text default 'waiting' not null,
  due_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer default 0 not null,
  last_status integer,
  last_error text,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint deliveries_one_receiver_check check ((person_id is null) <> (webhook_id is null)),
  constraint deliveries_status_check check (status in ('waiting', 'sent', 'failed', 'skipped')),
  constraint deliveries_purpose_check check (purpose in ('notification', 'digest', 'account', 'event', 'test')),
  constraint deliveries_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint deliveries_webhook_id_webhooks_id_fk foreign key (webhook_id)
    references webhooks (id) on delete cascade
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Royalties
-- ---------------------------------------------------------------------------------------------------------------

-- The house's usual royalties; a kind without a row has the default in the code.
create table royalty_rates (
  kind text primary key,
  point_tenths integer not null,
  amount_dong integer not null,
  constraint royalty_rates_check check (point_tenths >= 0 and amount_dong >= 0)
);

-- Payment months. A month with `closed_at` is final.
create table royalty_months (
  month text primary key,
  closed_at timestamptz,
  closed_by uuid,
  constraint royalty_months_month_check check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  constraint royalty_months_closed_check check ((closed_at is null) = (closed_by is null)),
  constraint royalty_months_closed_by_people_id_fk foreign key (closed_by) references people (id)
);

-- Royalties of one author for a text or a photo. A correction of a closed month is a row in an open one.
create table royalty_marks (
  id uuid primary key,
  month text not null,
  article_id uuid not null,
  version_id uuid not null,
  kind text not null,
  media_id uuid,
  person_id uuid,
  credit_name text,
  point_tenths integer not null,
  amount_dong integer not null,
  adjusts_id uuid,
  note text default '' not null,
  counts boolean default true not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint royalty_marks_kind_check check ((kind = 'photo') = (media_id is not null)),
  constraint royalty_marks_holder_check
    check ((kind = 'photo' or person_id is not null) and (person_id is null or credit_name is null)),
  constraint royalty_marks_amount_check
    check (adjusts_id is not null or (point_tenths >= 0 and amount_dong >= 0)),
  constraint royalty_marks_month_royalty_months_month_fk foreign key (month) references royalty_months (month),
  constraint royalty_marks_article_id_articles_id_fk foreign key (article_id) references articles (id),
  constraint royalty_marks_version_id_article_versions_id_fk foreign key (version_id)
    references article_versions (id),
  constraint royalty_marks_media_id_media_id_fk foreign key (media_id) references media (id),
  constraint royalty_marks_person_id_people_id_fk foreign key (person_id) references people (id),
  constraint royalty_marks_adjusts_id_royalty_marks_id_fk foreign key (adjusts_id) references royalty_marks (id),
  constraint royalty_marks_set_by_people_id_fk foreign key (set_by) references people (id)
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Settings and audit
-- ---------------------------------------------------------------------------------------------------------------

-- Site settings by name; `revision` counts changes.
create table settings (
  name text primary key,
  value jsonb not null
);

-- Unapplied settings of a person.
create table settings_drafts (
  person_id uuid primary key,
  values jsonb not null,
  revision integer not null,
  saved_at timestamptz not null,
  constraint settings_drafts_person_id_people_id_fk foreign key (person_id) references people (id)
);

-- The audit log. Each row's hash covers the row before it. Append-only.
create table audit (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  detail jsonb not null,
  address text not null,
  previous_hash text not null,
  hash text not null
);

-- The words of reasons in the audit, with the fields that a search filters by.
create table audit_reasons (
  seq bigint primary key,
  words tsvector not null,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  address text not null
);

-- The end of the audit's hash chain: one row.
create table audit_head (
  id integer primary key,
  seq bigint not null,
  hash text not null
);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Foreign keys that point forward
-- ---------------------------------------------------------------------------------------------------------------

alter table person_profiles
  add constraint person_profiles_section_id_sections_id_fk foreign key (section_id) references sections (id);
alter table person_profiles
  add constraint person_profiles_picture_id_media_id_fk foreign key (picture_id) references media (id);
alter table tags add constraint tags_picture_id_media_id_fk foreign key (picture_id) references media (id);
alter table articles
  add constraint articles_working_version_id_article_versions_id_fk
  foreign key (working_version_id) references article_versions (id);
alter table articles
  add constraint articles_live_version_id_article_versions_id_fk
  foreign key (live_version_id) references article_versions (id);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Indexes
-- ---------------------------------------------------------------------------------------------------------------

-- People and sign-in
create unique index people_slug_key on people (slug);
create unique index people_email_key on people (lower(email));
create index people_name_idx on people (name);
create index person_profiles_picture_idx on person_profiles (picture_id) where picture_id is not null;
create unique index sections_slug_key on sections (slug);
create unique index person_roles_key on person_roles
  (person_id, role, coalesce(section_id, '00000000-0000-0000-0000-000000000000'::uuid));
create unique index person_grants_key on person_grants (person_id, grant_name);
create unique index rights_requests_open_key on rights_requests (person_id, kind) where state = 'open';
create index rights_requests_person_idx on rights_requests (person_id, requested_at);
create unique index account_links_person_key on account_links (person_id);
create unique index account_links_secret_key on account_links (secret_hash);
create index sessions_person_idx on sessions (person_id);
create unique index passkeys_credential_key on passkeys (credential_id);
create index passkeys_person_idx on passkeys (person_id);
create index passkey_challenges_expiry_idx on passkey_challenges (expires_at);
create unique index recovery_codes_person_code_key on recovery_codes (person_id, code_hash);
create index sign_in_steps_expiry_idx on sign_in_steps (expires_at);
create index tries_ends_idx on tries (ends_at);
create unique index api_tokens_secret_key on api_tokens (secret_hash);
create index api_tokens_person_idx on api_tokens (person_id);

-- Tags
create unique index tags_slug_key on tags (slug);
create unique index tags_name_key on tags (fold, name) where private_to is null;
create index tags_order_idx on tags (fold, name);
create index tags_private_idx on tags (created_at) where private_to is not null;
create index tags_prefix_idx on tags (fold text_pattern_ops);
create index tags_spaced_idx on tags ((
  case when (strpos(fold, '-') > 0 or octet_length(fold) > length(fold)) then
    regexp_replace(fold, '[ ‐-―−-]+', ' ', 'g')
  else fold end) text_pattern_ops);
create index tags_most_idx on tags (story_count);
create index tags_parent_idx on tags (parent_id) where parent_id is not null;
create index tags_picture_idx on tags (picture_id) where picture_id is not null;
create index tags_merged_idx on tags (merged_into) where merged_into is not null;
create unique index tag_aliases_name_key on tag_aliases (fold, name);
create index tag_aliases_prefix_idx on tag_aliases (fold text_pattern_ops);
create index tag_aliases_spaced_idx on tag_aliases ((
  case when (strpos(fold, '-') > 0 or octet_length(fold) > length(fold)) then
    regexp_replace(fold, '[ ‐-―−-]+', ' ', 'g')
  else fold end) text_pattern_ops);
create index tag_aliases_tag_idx on tag_aliases (tag_id);

-- Media
create index media_newest_idx on media (created_at, id);
create index media_rights_until_idx on media (rights_until) where rights_until is not null;

-- Articles
create unique index articles_number_key on articles (number);
create index articles_public_idx on articles (published_at, id) where public_state in ('live', 'scheduled');
create index articles_section_idx on articles (section_id, published_at, id)
    where public_state in ('live', 'scheduled');
create index articles_language_idx on articles (locale, published_at, id)
    where public_state in ('live', 'scheduled');
create index articles_section_language_idx on articles (section_id, locale, published_at, id)
    where public_state in ('live', 'scheduled');
create unique index articles_translation_key on articles (translation_of) where translation_of is not null;
create index articles_day_idx on articles (((published_at at time zone 'UTC')::date), coalesce(modified_at, published_at))
    where public_state in ('live', 'scheduled');
create index articles_waiting_idx on articles (work_state) where work_state in ('in_review', 'approved');
create index articles_begun_idx on articles (created_by) where public_state = 'none';
create index articles_claimed_idx on articles (claimed_by) where claimed_by is not null;
create index articles_blocked_idx on articles (blocked_by) where blocked_by is not null;
create index articles_debt_idx on articles (debt_opened_at) where debt_opened_at is not null;
create index articles_breaking_idx on articles (breaking_until) where breaking_until is not null;
create index articles_creator_idx on articles (created_by, saved_at, id);
create index articles_unpublished_idx on articles (saved_at, id) where public_state = 'none';
create index articles_claim_idx on articles (claim_expires_at) where claim_expires_at is not null;
create index articles_embargo_idx on articles (embargo_until) where embargo_until is not null;
create index articles_expiry_idx on articles (expires_at) where expires_at is not null;
create unique index article_versions_number_key on article_versions (article_id, number);
create index approvals_article_idx on approvals (article_id, approved_at);
create index schedules_due_idx on schedules (publish_at);
create index article_forks_article_idx on article_forks (article_id, saved_at);
create index corrections_newest_idx on corrections (published_at, id);
create index corrections_article_idx on corrections (article_id);

-- Editing together
create index presence_article_idx on presence (article_id);

-- The desk
create index desk_docs_newest_idx on desk_docs (saved_at, article_id) where is_shared;
create index desk_docs_pile_idx on desk_docs (pile, saved_at, article_id) where is_shared;
create index desk_docs_section_idx on desk_docs (section_id, saved_at, article_id) where is_shared;
create index desk_docs_section_pile_idx on desk_docs (section_id, pile, saved_at, article_id) where is_shared;
create index desk_docs_due_idx on desk_docs (due_at, article_id) where is_shared and due_at is not null;
create index desk_docs_pile_due_idx on desk_docs (pile, due_at, article_id)
    where is_shared and due_at is not null;
create index desk_docs_section_due_idx on desk_docs (section_id, due_at, article_id)
    where is_shared and due_at is not null;
create index desk_docs_section_pile_due_idx on desk_docs (section_id, pile, due_at, article_id)
    where is_shared and due_at is not null;
create index desk_docs_document_idx on desk_docs using gin (document) with (fastupdate=false);
create index desk_texts_words_idx on desk_texts using gin (words) with (fastupdate=false);
create index desk_texts_headline_idx on desk_texts using gin (ts_filter(words, '{a}')) with (fastupdate=false);
create unique index saved_searches_name_key on saved_searches (person_id, name);
create index saved_searches_section_idx on saved_searches (section_id) where section_id is not null;
create index outside_links_article_idx on outside_links (article_id, created_at, id);
create index outside_visits_link_idx on outside_visits (link_id, opened_at);
create index comment_threads_article_idx on comment_threads (article_id, created_at);
create index comment_threads_outside_idx on comment_threads (outside_link_id)
    where outside_link_id is not null;
create index comments_thread_idx on comments (thread_id, written_at);
create index comments_outside_idx on comments (outside_link_id) where outside_link_id is not null;
create unique index assignments_article_key on assignments (article_id);
create index assignments_day_idx on assignments (planned_on, id) where planned_on is not null;
create index assignments_section_idx on assignments (section_id, id);
create index assignment_people_person_idx on assignment_people (person_id, assignment_id);
create index assignment_notes_assignment_idx on assignment_notes (assignment_id, id);

-- House style and checks
create unique index check_rules_key on check_rules
  (coalesce(section_id::text, ''), coalesce(format, ''), name, stage);
create index check_rules_section_idx on check_rules (section_id);
create unique index abbreviations_desk_key on abbreviations (section_id, short);
create unique index abbreviations_house_key on abbreviations (short) where section_id is null;
create index fact_boxes_newest_idx on fact_boxes (updated_at, id);
create index link_checks_due_idx on link_checks (due_at) where due_at is not null;
create index link_checks_wanted_idx on link_checks (wanted_at);

-- Projections of the public version
create index article_tags_newest_idx on article_tags (tag_id, published_at, article_id);
create index article_bylines_newest_idx on article_bylines (person_id, published_at, article_id);
create index article_media_media_idx on article_media (media_id);
create index headline_terms_newest_idx on headline_terms (term, published_at, article_id);
create index headline_terms_article_idx on headline_terms (article_id);
create index headline_terms_age_idx on headline_terms using brin (published_at);

-- Live coverage
create index live_entries_newest_idx on live_entries (article_id, published_at, id) where state = 'published';
create index live_entries_change_idx on live_entries (article_id, change) where change is not null;
create index live_entries_desk_idx on live_entries (article_id, created_at, id);
create index live_entries_breakout_idx on live_entries (breakout_id) where breakout_id is not null;
create index live_entry_notes_entry_idx on live_entry_notes (entry_id, published_at);

-- Fronts
create unique index front_launches_key on front_launches (front, container, revision);
create index key_moments_article_idx on key_moments (article_id);

-- Search
-- The search indexes keep new entries on a pending list; a job moves them into the index every few seconds.
-- Without the list, the six hundred words of a story took a fifth of its publication. At 8 MB, about five
-- hundred stories, the next publication moves them itself.
create index search_docs_document_idx on search_docs using gin (document)
    with (fastupdate=true, gin_pending_list_limit=8192);
create index search_docs_unfilled_idx on search_docs (published_at) where tag_ids is null;
create index search_docs_headline_idx on search_docs using gin (ts_filter(document, '{a}'))
    with (fastupdate=true, gin_pending_list_limit=8192);
create index search_words_prefix_idx on search_words (word text_pattern_ops);
create index search_words_letter_idx on search_words (left(word, 1), stories desc, word);
create index search_words_counted_idx on search_words (counted_at);
create unique index synonyms_fold_key on synonyms (fold);

-- Related stories
create index related_docs_finding_idx on related_docs using gin (finding) with (fastupdate=false);
create index related_keys_keys_idx on related_keys using gin (keys) with (fastupdate=false);

-- Notifications and integrations
create unique index notifications_event_key on notifications (event_key, person_id);
create index notifications_person_idx on notifications (person_id, at desc, id desc);
create index notifications_unread_idx on notifications (person_id) where read_at is null and in_desk;
create index notifications_digest_idx on notifications (person_id)
    where in_digest and digested_at is null and read_at is null;
create index notifications_article_idx on notifications (article_id);
create index notifications_age_idx on notifications (at);
create unique index outbox_unique_key on outbox (unique_key);
create index outbox_waiting_idx on outbox (created_at) where processed_at is null;
create unique index deliveries_unique_key on deliveries (unique_key);
create index deliveries_due_idx on deliveries (due_at) where status = 'waiting';
create index deliveries_webhook_idx on deliveries (webhook_id, created_at desc, id desc);
create index deliveries_failed_idx on deliveries (created_at desc, id desc) where status = 'failed';
create index deliveries_age_idx on deliveries (created_at);

-- Royalties
create unique index royalty_marks_text_key on royalty_marks (article_id, person_id)
    where kind = 'text' and adjusts_id is null and counts;
create unique index royalty_marks_photo_key on royalty_marks (article_id, media_id)
    where kind = 'photo' and adjusts_id is null and counts;
create unique index royalty_marks_adjustment_key on royalty_marks (adjusts_id, month)
    where adjusts_id is not null and counts;
create index royalty_marks_month_idx on royalty_marks (month, person_id);
create index royalty_marks_article_idx on royalty_marks (article_id);
create index royalty_marks_person_idx on royalty_marks (person_id, month);

-- Settings and audit
create index audit_subject_idx on audit (subject_type, subject_id, seq);
create index audit_time_idx on audit (at, seq);
create index audit_actor_idx on audit (actor_id, at, seq);
create index audit_actor_action_idx on audit (actor_id, action, at, seq);
create index audit_action_idx on audit (action, at, seq);
create index audit_address_idx on audit (address, at, seq);
create index audit_reasons_words_idx on audit_reasons using gin (words) with (fastupdate=false);
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Functions
-- ---------------------------------------------------------------------------------------------------------------

-- The clock of the reader views: the database's time. Tests replace this function; the application's role may
-- not. PostgreSQL inlines it, so plans are the same as with now().
create function site_now() returns timestamptz language sql stable parallel safe as 'select now()';
--> statement-breakpoint
-- Returns the newest stories that match a search, at most `at_most`. It scans windows of months, the newest
-- first; each window begins at the moment at the same index of `starts`. It then scans all older stories,
-- until it has enough or reaches `since`. `words` is a condition that the GIN index answers. `whole` is a
-- phrase, which is checked in the documents themselves.
--
-- A function instead of a statement per search: PostgreSQL plans it once per connection, not once per window.
-- Sequential scans are disabled because rows of search_docs are small and the planner ignores the cost of
-- reading their documents.
--
-- A phrase search reads at most `unread` stories, the newest first, because each costs a look at its
-- document. If it ends before it has enough, the last row has no `article_id`; its `published_at` is the
-- moment that the scan reached.
create function newest_matches(
  words tsquery, whole tsquery, windows tsquery[], starts timestamptz[],
  since timestamptz, until timestamptz, at_most integer
) returns table (article_id uuid, published_at timestamptz, document tsvector, tag_ids uuid[], author_ids uuid[])
language plpgsql stable rows 1000
set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off
set max_parallel_workers_per_gather = 0
as $$
#variable_conflict use_column
DECLARE
  -- A word in at most `few_stories` stories is looked up without windows: a scan of the months of ten years
  -- costs more than its stories do. The function tests this after two months or two years with few matches:
  -- counting a common word reads more rows than the next window.
  few_stories constant integer := 2000;
  few_in_two_months constant integer := 20;
  few_in_two_years constant integer := 400;
  last_window constant integer := cardinality(windows);
  months tsquery;
  before timestamptz := until;
  missing integer := at_most;
  found_here integer;
  was_asked boolean := false;
  -- The row addresses of the stories found.
  places tid[];
  -- How many stories a phrase search may still read, and the publication time of the oldest one that it has
  -- read.
  unread integer := 12000;
  read_back_to timestamptz;
BEGIN
  FOR place IN 1 .. last_window + 1 LOOP
    EXIT WHEN missing <= 0 OR starts[place - 1] <= since;
    IF NOT was_asked AND (place = 3 AND at_most - missing <= few_in_two_months
      OR starts[place - 1] <= until - interval '22 months' AND at_most - missing <= few_in_two_years) THEN
      was_asked := true;
      SELECT array_agg(few.lies_at) INTO places
        FROM (SELECT d.ctid AS lies_at FROM search_docs d WHERE d.document @@ words LIMIT few_stories + 1) few;
      IF coalesce(cardinality(places), 0) <= few_stories THEN
        RETURN QUERY SELECT d.article_id, d.published_at, d.document,
            coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
            coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
          FROM (
            SELECT d.ctid AS lies_at FROM unnest(places) few(lies_at) JOIN search_docs d ON d.ctid = few.lies_at
            WHERE d.published_at >= since AND d.published_at < starts[place - 1] AND d.published_at < until
            ORDER BY d.published_at DESC OFFSET 0) older JOIN search_docs d ON d.ctid = older.lies_at
          WHERE whole IS NULL OR d.document @@ whole LIMIT missing;
        RETURN;
      END IF;
    END IF;
    IF place > last_window THEN
      months := words;
      before := least(until, starts[place - 1]);
    ELSE
      months := windows[place];
    END IF;
    IF whole IS NULL THEN
      -- Two conditions: the index then skips from month to month and does not weigh each story with a word.
      RETURN QUERY SELECT d.article_id, d.published_at, d.document,
          coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
          coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
        FROM search_docs d
        WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
        ORDER BY d.published_at DESC LIMIT missing;
      GET DIAGNOSTICS found_here = ROW_COUNT;
    ELSE
      -- Sorted by row address alone, so that many months of two common words fit in memory.
      SELECT array_agg(near.place), min(near.published_at) INTO places, read_back_to FROM (
        SELECT d.ctid AS place, d.published_at FROM search_docs d
        WHERE d.document @@ months AND d.document @@ words AND d.published_at >= since AND d.published_at < before
        ORDER BY d.published_at DESC LIMIT unread) near;
      RETURN QUERY SELECT d.article_id, d.published_at, d.document,
          coalesce(d.tag_ids, ARRAY(SELECT t.tag_id FROM article_tags t WHERE t.article_id = d.article_id)),
          coalesce(d.author_ids, ARRAY(SELECT b.person_id FROM article_bylines b WHERE b.article_id = d.article_id))
        FROM unnest(places) near(place) JOIN search_docs d ON d.ctid = near.place
        WHERE d.document @@ whole LIMIT missing;
      GET DIAGNOSTICS found_here = ROW_COUNT;
      unread := unread - coalesce(cardinality(places), 0);
      IF unread <= 0 AND found_here < missing THEN
        RETURN QUERY SELECT NULL::uuid, read_back_to, NULL::tsvector, NULL::uuid[], NULL::uuid[];
        RETURN;
      END IF;
    END IF;
    missing := missing - found_here;
  END LOOP;
END
$$;
--> statement-breakpoint
-- Moves pending entries of the two search indexes into the index proper, and returns the number of pages
-- freed. Only the owner of an index may do this, and the application's role owns nothing; hence SECURITY
-- DEFINER.
create function settle_search_words() returns bigint language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  SELECT gin_clean_pending_list('public.search_docs_document_idx'::regclass)
    + gin_clean_pending_list('public.search_docs_headline_idx'::regclass);
$$;
--> statement-breakpoint
-- Copies the search keys of related_docs.finding to related_keys.
create function keep_related_keys() returns trigger language plpgsql as $$
BEGIN
  INSERT INTO related_keys (article_id, keys) VALUES (new.article_id, new.finding)
  ON CONFLICT (article_id) DO UPDATE SET keys = excluded.keys;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Views for readers
-- ---------------------------------------------------------------------------------------------------------------

-- Which version of which story is public now. db/schema/public-now.ts explains the conditions.
create view public_now as
  select a.id, a.number, a.locale, a.slug, a.section_id, coalesce(s.version_id, a.live_version_id) as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at
  from articles a
  left join schedules s on s.article_id = a.id and s.publish_at <= site_now()
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_now()
    and (a.embargo_until is null or a.embargo_until <= site_now())
    and (a.expires_at is null or a.expires_at > site_now())
    and coalesce(s.version_id, a.live_version_id) is not null;
--> statement-breakpoint
-- The content of the public versions: the only way by which readers' queries reach a story.
create view public_articles as
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from public_now p join article_versions v on v.id = p.version_id;
--> statement-breakpoint
-- The site as of a future moment: the same views with a clock that the transaction sets (`toasoan.site_at`).
-- They have their own schema, so that no setting can affect the readers' views. Without the setting they
-- fail.
create schema site_at;
--> statement-breakpoint
create function site_at.site_now() returns timestamptz language sql stable parallel safe
as $$ select current_setting('toasoan.site_at')::timestamptz $$;
--> statement-breakpoint
-- Without the schedules that the person at the desk may not read.
create view site_at.schedules as
  select article_id, version_id, publish_at, embargo_until, approved_by, update_kind, public_note, expires_at
  from public.schedules
  where article_id <> all (current_setting('toasoan.site_at_hidden')::uuid[]);
--> statement-breakpoint
create view site_at.public_now as
  select a.id, a.number, a.locale, a.slug, a.section_id, coalesce(s.version_id, a.live_version_id) as version_id,
         a.published_at, coalesce(a.modified_at, a.published_at) as modified_at
  from articles a
  left join site_at.schedules s on s.article_id = a.id and s.publish_at <= site_at.site_now()
  where a.public_state in ('live', 'scheduled')
    and (a.public_state = 'live' or (s.article_id is not null and a.work_state <> 'hold' and a.blocked_by is null))
    and a.published_at <= site_at.site_now()
    and (a.embargo_until is null or a.embargo_until <= site_at.site_now())
    and (a.expires_at is null or a.expires_at > site_at.site_now())
    and coalesce(s.version_id, a.live_version_id) is not null;
--> statement-breakpoint
create view site_at.public_articles as
  select p.id, p.number, p.locale, p.slug, p.section_id, p.version_id, p.published_at, p.modified_at,
         v.format, v.kicker, v.headline, v.sapo, v.lead, v.body, v.sponsor
  from site_at.public_now p join article_versions v on v.id = p.version_id;
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Triggers
-- ---------------------------------------------------------------------------------------------------------------

create trigger keep_related_keys after insert or update of finding on related_docs
  for each row when (new.finding <> '{}') execute function keep_related_keys();
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Grants
-- ---------------------------------------------------------------------------------------------------------------

-- Versions, approvals, the audit, and the versions and notes of live entries are append-only. The group role
-- toasoan_app has no rights to change them. If the database user may not create or take that role, the
-- application works as the owner, and triggers refuse instead. The owner needs the right to update: a foreign
-- key locks the row that it names.
do $$
declare
  append_only constant text[] := array[
    'article_versions', 'approvals', 'audit', 'live_entry_versions', 'live_entry_notes'];
  has_role boolean := true;
  kept text;
begin
  begin
    begin
      if not exists (select 1 from pg_roles where rolname = 'toasoan_app') then
        create role toasoan_app nologin;
      end if;
    exception
      -- Another database of this server was migrated at the same moment.
      when duplicate_object or unique_violation then null;
    end;
    execute format('grant toasoan_app to %I', current_user);
  exception
    when insufficient_privilege then has_role := false;
  end;
  if has_role then
    grant usage on schema public, site_at to toasoan_app;
    grant select, insert, update, delete on all tables in schema public to toasoan_app;
    grant usage on all sequences in schema public to toasoan_app;
    grant select on all tables in schema site_at to toasoan_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to toasoan_app;
    alter default privileges in schema public grant usage on sequences to toasoan_app;
  else
    create function refuse_rewriting() returns trigger language plpgsql as $refuse$
      BEGIN
        RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END
    $refuse$;
  end if;
  foreach kept in array append_only loop
    if has_role then
      execute format('revoke update, delete, truncate on %I from toasoan_app', kept);
    else
      execute format(
        'create trigger refuse_rewriting before update or delete or truncate on %I
         for each statement execute function refuse_rewriting()', kept);
    end if;
  end loop;
end
$$;
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------
-- Rows
-- ---------------------------------------------------------------------------------------------------------------

-- The end of the audit's hash chain. Each append locks this row.
insert into audit_head (id, seq, hash) values (1, 0, 'genesis');
