-- Rows of a small repository: what DSpace's own service would have written in a year or so.
-- An object's uuid is made of its kind and number, so that rows of other tables can name it.
create function pg_temp.id(kind text, n bigint) returns uuid
  language sql immutable as $$ select md5(kind || n)::uuid $$;

insert into dspaceobject (uuid)
  select pg_temp.id(kind, n)
  from (values ('site', 1), ('eperson', 200), ('group', 20), ('community', 10), ('collection', 30),
               ('item', 1000), ('bundle', 1000), ('bitstream', 1000)) kinds (kind, many),
       generate_series(1, many) n;

insert into site (uuid) values (pg_temp.id('site', 1));
insert into epersongroup (uuid, eperson_group_id, name, permanent)
  select pg_temp.id('group', n), n, 'Group ' || n, n <= 2 from generate_series(1, 20) n;
insert into group2group (parent_id, child_id)
  select pg_temp.id('group', 1), pg_temp.id('group', n) from generate_series(2, 20) n;
insert into group2groupcache (parent_id, child_id) select parent_id, child_id from group2group;
insert into eperson (uuid, eperson_id, email, password, salt, digest_algorithm, can_log_in,
                     require_certificate, self_registered, netid, last_active)
  select pg_temp.id('eperson', n), n, 'person' || n || '@example.org', repeat('a', 128), repeat('b', 32),
         'SHA-512', true, false, n % 3 = 0, 'net' || n, timestamp '2024-01-01' + n * interval '1 hour'
  from generate_series(1, 200) n;
insert into epersongroup2eperson (eperson_group_id, eperson_id)
  select distinct pg_temp.id('group', 1 + n % 20), pg_temp.id('eperson', 1 + n % 200)
  from generate_series(1, 400) n;

insert into bitstreamformatregistry (bitstream_format_id, mimetype, short_description, description,
                                     support_level, internal)
  select n, 'application/x-' || n, 'Format ' || n, 'The format ' || n, n % 3, false
  from generate_series(1, 80) n;
insert into fileextension (file_extension_id, bitstream_format_id, extension)
  select n, 1 + n % 80, 'x' || n from generate_series(1, 120) n;
insert into bitstream (uuid, bitstream_id, bitstream_format_id, checksum, checksum_algorithm, internal_id,
                       deleted, store_number, sequence_id, size_bytes)
  select pg_temp.id('bitstream', n), n, 1 + n % 80, md5('content' || n), 'MD5', repeat(n::text, 5),
         n % 50 = 0, 0, 1, n * 1000
  from generate_series(1, 1000) n;

insert into community (uuid, community_id) select pg_temp.id('community', n), n from generate_series(1, 10) n;
insert into community2community (parent_comm_id, child_comm_id)
  select pg_temp.id('community', 1), pg_temp.id('community', n) from generate_series(2, 10) n;
insert into collection (uuid, collection_id, submitter)
  select pg_temp.id('collection', n), n, pg_temp.id('group', 1 + n % 20) from generate_series(1, 30) n;
insert into community2collection (collection_id, community_id)
  select pg_temp.id('collection', n), pg_temp.id('community', 1 + n % 10) from generate_series(1, 30) n;
insert into item (uuid, item_id, submitter_id, in_archive, withdrawn, discoverable, last_modified,
                  owning_collection)
  select pg_temp.id('item', n), n, pg_temp.id('eperson', 1 + n % 200), n % 20 <> 0, n % 100 = 0, true,
         timestamptz '2024-05-01 12:00+00' + n * interval '1 minute', pg_temp.id('collection', 1 + n % 30)
  from generate_series(1, 1000) n;
insert into collection2item (collection_id, item_id) select owning_collection, uuid from item;
insert into bundle (uuid, bundle_id, primary_bitstream_id)
  select pg_temp.id('bundle', n), n, case when n % 2 = 0 then pg_temp.id('bitstream', n) end
  from generate_series(1, 1000) n;
insert into item2bundle (item_id, bundle_id)
  select pg_temp.id('item', n), pg_temp.id('bundle', n) from generate_series(1, 1000) n;
insert into bundle2bitstream (bundle_id, bitstream_id, bitstream_order)
  select pg_temp.id('bundle', n), pg_temp.id('bitstream', n), 0 from generate_series(1, 1000) n;

insert into metadatafieldregistry (metadata_field_id, metadata_schema_id, element, qualifier)
  select 100 + n, 1 + n % 3, 'element' || n, case when n % 2 = 0 then 'other' end
  from generate_series(1, 100) n;
insert into metadatavalue (metadata_value_id, dspace_object_id, metadata_field_id, text_value, text_lang,
                           place, confidence)
  select n, pg_temp.id('item', 1 + n % 1000), 101 + n % 100, 'Value ' || n, case n % 3 when 0 then 'en_US' end,
         n % 5, case n % 4 when 0 then 600 else -1 end
  from generate_series(1, 6000) n;
insert into handle (handle_id, handle, resource_type_id, resource_id)
  select n, '123456789/' || n, 2, pg_temp.id('item', n) from generate_series(1, 1000) n;
insert into doi (doi_id, doi, resource_type_id, dspace_object, status)
  select n, '10.5072/dspace-' || n, 2, pg_temp.id('item', n), 3 from generate_series(1, 300) n;
insert into resourcepolicy (policy_id, resource_type_id, action_id, epersongroup_id, dspace_object, rpname,
                            rptype, start_date)
  select n, 2, n % 5, pg_temp.id('group', 1 + n % 20), pg_temp.id('item', 1 + n % 1000), 'embargo',
         case when n % 2 = 0 then 'TYPE_INHERITED' else 'TYPE_SUBMISSION' end, date '2024-01-01' + n % 365
  from generate_series(1, 2000) n;

insert into entity_type (id, label) select n, 'Type' || n from generate_series(1, 4) n;
insert into relationship_type (id, left_type, right_type, leftward_type, rightward_type, tilted)
  select n, n, 1 + n % 4, 'isLeftOf' || n, 'isRightOf' || n, n % 3 from generate_series(1, 4) n;
insert into relationship (id, left_id, type_id, right_id, left_place, right_place)
  select n, pg_temp.id('item', n), 1 + n % 4, pg_temp.id('item', 1001 - n), 0, 0 from generate_series(1, 200) n;
insert into versionhistory (versionhistory_id) select n from generate_series(1, 50) n;
insert into versionitem (versionitem_id, item_id, version_number, eperson_id, version_date, version_summary,
                         versionhistory_id)
  select n, pg_temp.id('item', n), 1, pg_temp.id('eperson', n), timestamp '2024-02-01', 'Version ' || n, n
  from generate_series(1, 50) n;
insert into workspaceitem (workspace_item_id, item_id, collection_id, stage_reached, page_reached)
  select n, pg_temp.id('item', 900 + n), pg_temp.id('collection', 1 + n % 30), 1, 1
  from generate_series(1, 60) n;
insert into requestitem (requestitem_id, token, item_id, bitstream_id, allfiles, request_email, request_name,
                         request_date)
  select n, 'token' || n, pg_temp.id('item', n), pg_temp.id('bitstream', n), false, 'r@example.org', 'Reader',
         timestamp '2024-03-01'
  from generate_series(1, 40) n;
insert into registrationdata (registrationdata_id, email, token, expires)
  select n, 'new' || n || '@example.org', 'registration' || n, timestamp '2024-03-01' from generate_series(1, 25) n;
insert into subscription (subscription_id, eperson_id, dspace_object_id, type)
  select n, pg_temp.id('eperson', n), pg_temp.id('collection', 1 + n % 30), 'content' from generate_series(1, 80) n;
insert into subscription_parameter (subscription_parameter_id, subscription_id, name, value)
  select n, n, 'frequency', 'D' from generate_series(1, 80) n;
insert into process (process_id, user_id, start_time, script, status, parameters, creation_time)
  select n, pg_temp.id('eperson', n), timestamp '2024-04-01', 'filter-media',
         (array['SCHEDULED', 'RUNNING', 'COMPLETED', 'FAILED'])[1 + n % 4], '-f', timestamp '2024-04-01'
  from generate_series(1, 100) n;
insert into process2bitstream (process_id, bitstream_id)
  select n, pg_temp.id('bitstream', n) from generate_series(1, 100) n;
insert into checksum_history (bitstream_id, process_start_date, process_end_date, checksum_expected,
                              checksum_calculated, result)
  select pg_temp.id('bitstream', n), timestamp '2024-04-01', timestamp '2024-04-01', md5('content' || n),
         md5('content' || n), 'CHECKSUM_MATCH'
  from generate_series(1, 500) n;
insert into most_recent_checksum (bitstream_id, to_be_processed, expected_checksum, current_checksum,
                                  last_process_start_date, last_process_end_date, checksum_algorithm,
                                  matched_prev_checksum, result)
  select pg_temp.id('bitstream', n), true, md5('content' || n), md5('content' || n), timestamp '2024-04-01',
         timestamp '2024-04-01', 'MD5', true, 'CHECKSUM_MATCH'
  from generate_series(1, 500) n;
insert into notifyservice (id, name, url, ldn_url, enabled, score, lower_ip, upper_ip)
  select n, 'Service ' || n, 'https://s' || n, 'https://s' || n || '/inbox', true, 0.5, '10.0.0.1', '10.0.0.9'
  from generate_series(1, 3) n;
insert into ldn_message (id, object, message, type, origin, queue_status, context)
  select 'urn:uuid:' || n, pg_temp.id('item', n), '{}', 'Announce', 1 + n % 3, 3, pg_temp.id('item', n)
  from generate_series(1, 30) n;
insert into orcid_queue (id, owner_id, entity_id, operation, attempts)
  select n, pg_temp.id('item', n), pg_temp.id('item', n + 1), 'INSERT', 0 from generate_series(1, 15) n;
insert into qaevent_processed (qaevent_id, qaevent_timestamp, eperson_uuid, item_uuid)
  select md5('event' || n), timestamp '2024-06-01', pg_temp.id('eperson', n), pg_temp.id('item', n)
  from generate_series(1, 20) n;
insert into systemwidealert (alert_id, message, allow_sessions, active)
  values (1, repeat('Maintenance. ', 30), 'all', false);
insert into webapp (webapp_id, appname, url, started, isui)
  values (1, 'server', 'https://example.org/server', timestamp '2024-01-01', 0);

-- As DSpace's own update-sequences.sql does after rows were loaded.
do $$
declare line record;
begin
  for line in
    select * from (values
      ('bitstreamformatregistry', 'bitstream_format_id', 'bitstreamformatregistry_seq'),
      ('fileextension', 'file_extension_id', 'fileextension_seq'),
      ('metadatafieldregistry', 'metadata_field_id', 'metadatafieldregistry_seq'),
      ('metadatavalue', 'metadata_value_id', 'metadatavalue_seq'),
      ('handle', 'handle_id', 'handle_id_seq'),
      ('doi', 'doi_id', 'doi_seq'),
      ('resourcepolicy', 'policy_id', 'resourcepolicy_seq'),
      ('entity_type', 'id', 'entity_type_id_seq'),
      ('relationship_type', 'id', 'relationship_type_id_seq'),
      ('relationship', 'id', 'relationship_id_seq'),
      ('versionhistory', 'versionhistory_id', 'versionhistory_seq'),
      ('versionitem', 'versionitem_id', 'versionitem_seq'),
      ('workspaceitem', 'workspace_item_id', 'workspaceitem_seq'),
      ('requestitem', 'requestitem_id', 'requestitem_seq'),
      ('registrationdata', 'registrationdata_id', 'registrationdata_seq'),
      ('subscription', 'subscription_id', 'subscription_seq'),
      ('subscription_parameter', 'subscription_parameter_id', 'subscription_parameter_seq'),
      ('process', 'process_id', 'process_id_seq'),
      ('notifyservice', 'id', 'notifyservice_id_seq'),
      ('orcid_queue', 'id', 'orcid_queue_id_seq'),
      ('systemwidealert', 'alert_id', 'alert_id_seq'),
      ('webapp', 'webapp_id', 'webapp_seq')) numbered (tab, col, seq)
  loop
    execute format('select setval(%L, (select max(%I) from %I))', line.seq, line.col, line.tab);
  end loop;
end $$;

drop function pg_temp.id(text, bigint);
