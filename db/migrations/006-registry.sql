-- governance/registry: the file of every regulated unit (clauses 4, 5, 17).
create table enterprise (
  id uuid primary key,
  no bigint generated always as identity,
  name text not null,
  uscc text not null unique,
  industry text not null,
  trade text not null,
  place ltree not null,
  division text not null references place,
  county text generated always as (case when nlevel(place) >= 3 then ltree2text(subpath(place, 2, 1)) end) stored,
  town text generated always as (case when nlevel(place) >= 4 then ltree2text(subpath(place, 3, 1)) end) stored,
  address text not null,
  point geometry(Point, 4326),
  point_source text,
  zone text references zone,
  -- 市、县、乡三级 and 监督、管理两个主体, each with its basis; null is a blank the coverage list shows (C17.4).
  level text check (level in ('city', 'county', 'township')),
  supervising text references organ,
  supervising_basis text,
  managing text references organ,
  managing_basis text,
  status text not null default 'operating' check (status in ('operating', 'stopped', 'closed')),
  registered_at timestamptz not null,
  rev int not null default 1,
  check ((supervising is null) = (supervising_basis is null)),
  check ((managing is null) = (managing_basis is null))
);
create index enterprise_newest on enterprise (registered_at desc, id desc);
create index enterprise_county on enterprise (county, registered_at desc, id desc);
create index enterprise_town on enterprise (town, registered_at desc, id desc);
create index enterprise_blank on enterprise (county, id) where level is null or supervising is null or managing is null;
-- Posts that see only the units of their own organ.
create index enterprise_supervising on enterprise (supervising, registered_at desc);
create index enterprise_managing on enterprise (managing, registered_at desc);
create index enterprise_point on enterprise using gist (point);
call my.guard('enterprise', 'select, insert, update');
alter table enterprise add column enterprise uuid generated always as (id) stored;
call my.guard_placed('enterprise', 'null::uuid', 'false');

-- 第一责任人: legal representative and actual controller are two persons with their history, [since, until).
create table enterprise_head (
  id uuid primary key,
  enterprise uuid not null references enterprise,
  kind text not null check (kind in ('legalRepresentative', 'actualController')),
  name text not null,
  phone text,
  since date not null,
  until date,
  source text not null,
  check (until is null or until > since)
);
create unique index enterprise_head_now on enterprise_head (enterprise, kind) where until is null;
call my.guard('enterprise_head', 'select, insert, update');
create policy by_enterprise on enterprise_head using (my.sees_enterprise(enterprise));

create policy of_enterprise on evidence for select using (
  stream_kind = 'enterprise' and my.sees_enterprise(stream_id::uuid));

alter table "case" add foreign key (enterprise) references enterprise;
alter table post add foreign key (enterprise) references enterprise;
alter table organ add foreign key (enterprise) references enterprise;
