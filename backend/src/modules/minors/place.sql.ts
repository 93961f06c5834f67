/** The place of a movement `v` as JSON in the shape of PlaceDto; null when it is no stay. Needs {@link PLACE_JOIN}. */
export const PLACE = `case when v.place_kind is not null then json_build_object(
  'kind', v.place_kind, 'facilityCode', f.code, 'facilityName', f.name, 'facilityKind', f.kind, 'municipalityCode', t.istat_code,
  'municipalityName', t.name, 'province', p.sigla, 'regionCode', v.region_code, 'regionName', r.name_it, 'since', v.on_date) end`;

export const PLACE_JOIN = `left join facilities f on f.id = v.facility_id left join municipalities t on t.id = v.municipality_id
  left join provinces p on p.istat_code = t.province_code left join regions r on r.code = v.region_code`;
