/**
 * The objects and fields of HSDS 3.1 (Open Referral, https://specification.openreferral.org, CC BY-SA 4.0): names, types and
 * what is required, written down from the published field list. One word a field, `name:kind`: `string`, `number`, a format
 * (`uuid`, `uri`, `email`, `date-time`), a word list `a|b` (`_` stands for a space), `[object]` for an array of objects,
 * `>object` for one object. `!` is required in JSON, `*` is required besides in tables.
 */
export const HSDS_FIELDS = {
  accessibility: `
    id:uuid! location_id:uuid description:string details:string url:uri attributes:[attribute] metadata:[metadata]`,
  address: `
    id:uuid! location_id:uuid attention:string address_1:string! address_2:string city:string! region:string
    state_province:string! postal_code:string! country:string! address_type:physical|postal|virtual!
    attributes:[attribute] metadata:[metadata]`,
  attribute: `
    id:uuid! link_id:uuid* taxonomy_term_id:uuid* link_type:string link_entity:string* value:string
    taxonomy_term:>taxonomy_term metadata:[metadata] label:string`,
  contact: `
    id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name:string
    title:string department:string email:email phones:[phone] attributes:[attribute] metadata:[metadata]`,
  cost_option: `
    id:uuid! service_id:uuid* valid_from:string valid_to:string option:string currency:string amount:number
    amount_description:string attributes:[attribute] metadata:[metadata]`,
  funding: `
    id:uuid! organization_id:uuid service_id:uuid source:string attributes:[attribute] metadata:[metadata]`,
  language: `
    id:uuid! service_id:uuid location_id:uuid phone_id:uuid name:string code:string note:string
    attributes:[attribute] metadata:[metadata]`,
  location: `
    id:uuid! location_type:physical|postal|virtual! url:uri organization_id:uuid name:string alternate_name:string
    description:string transportation:string latitude:number longitude:number external_identifier:string
    external_identifier_type:string languages:[language] addresses:[address] contacts:[contact]
    accessibility:[accessibility] phones:[phone] schedules:[schedule] attributes:[attribute] metadata:[metadata]`,
  meta_table_description: `
    id:uuid! name:string language:string character_set:string attributes:[attribute] metadata:[metadata]`,
  metadata: `
    id:uuid! resource_id:uuid* resource_type:string* last_action_date:string! last_action_type:string!
    field_name:string! previous_value:string! replacement_value:string! updated_by:string!`,
  organization: `
    id:uuid! name:string! alternate_name:string description:string! email:email website:uri
    additional_websites:[url] tax_status:string tax_id:string year_incorporated:number legal_status:string
    logo:string uri:uri parent_organization_id:uuid funding:[funding] contacts:[contact] phones:[phone]
    locations:[location] programs:[program] organization_identifiers:[organization_identifier]
    attributes:[attribute] metadata:[metadata]`,
  organization_identifier: `
    id:uuid! organization_id:uuid* identifier_scheme:string identifier_type:string! identifier:string!
    attributes:[attribute] metadata:[metadata]`,
  phone: `
    id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid
    number:string! extension:number type:string description:string languages:[language] attributes:[attribute]
    metadata:[metadata]`,
  program: `
    id:uuid! organization_id:uuid* name:string! alternate_name:string description:string! attributes:[attribute]
    metadata:[metadata]`,
  required_document: `
    id:uuid! service_id:uuid document:string uri:uri attributes:[attribute] metadata:[metadata]`,
  schedule: `
    id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:string valid_to:string
    dtstart:string timezone:number until:string count:number wkst:MO|TU|WE|TH|FR|SA|SU freq:WEEKLY|MONTHLY
    interval:number byday:string byweekno:string bymonthday:string byyearday:string description:string
    opens_at:string closes_at:string schedule_link:uri attending_type:string notes:string attributes:[attribute]
    metadata:[metadata]`,
  service: `
    id:uuid! organization_id:uuid* program_id:uuid name:string! alternate_name:string description:string url:uri
    additional_urls:[url] email:email status:active|inactive|defunct|temporarily_closed!
    interpretation_services:string application_process:string fees_description:string wait_time:string fees:string
    accreditations:string eligibility_description:string minimum_age:number maximum_age:number assured_date:string
    assurer_email:email licenses:string alert:string last_modified:date-time phones:[phone] schedules:[schedule]
    service_areas:[service_area] service_at_locations:[service_at_location] languages:[language]
    organization:>organization funding:[funding] cost_options:[cost_option] program:>program
    required_documents:[required_document] contacts:[contact] capacities:[service_capacity] attributes:[attribute]
    metadata:[metadata]`,
  service_area: `
    id:uuid! service_id:uuid service_at_location_id:uuid name:string description:string extent:string
    extent_type:string uri:string attributes:[attribute] metadata:[metadata]`,
  service_at_location: `
    id:uuid! service_id:uuid* location_id:uuid* description:string service_areas:[service_area] contacts:[contact]
    phones:[phone] schedules:[schedule] location:>location attributes:[attribute] metadata:[metadata]`,
  service_capacity: `
    id:uuid! service_id:uuid* unit:>unit! unit_id:uuid* available:number! maximum:number description:string
    updated:date-time! attributes:[attribute] metadata:[metadata]`,
  taxonomy: `
    id:uuid! name:string! description:string! uri:uri version:string metadata:[metadata]`,
  taxonomy_term: `
    id:uuid! code:string name:string! description:string! parent_id:uuid taxonomy:string taxonomy_detail:>taxonomy
    language:string taxonomy_id:uuid term_uri:uri metadata:[metadata]`,
  unit: `
    id:uuid! name:string! scheme:string identifier:string uri:uri attributes:[attribute] metadata:[metadata]`,
  url: `
    id:uuid! label:string url:uri! organization_id:uuid service_id:uuid attributes:[attribute] metadata:[metadata]`,
} as const

/** Name of an object of the standard, as it writes it. */
export type HsdsObject = keyof typeof HSDS_FIELDS
