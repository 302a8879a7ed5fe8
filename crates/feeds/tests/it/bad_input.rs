//! Bad input, case by case. The numbers are those of the list of bad inputs that an importer has to survive; each has a test
//! that looks at the message as well as at the outcome.

mod files;
mod json;
mod records;
mod tables;
mod texts;

use std::collections::BTreeSet;

use souk_feeds::{Cause, Feed, FeedError, Report};

use super::{assembly, defects, formats, mutation, prices, read, shops};

/// The tests of a case.
type Tests = &'static [fn()];

/// The cases, and the tests that hold them.
const CASES: &[(u32, Tests)] = &[
    // Files
    (1, &[files::nothing_and_a_header_alone_are_no_feed]),
    (2, &[files::a_page_for_people_is_no_feed]),
    (3, &[files::the_name_of_a_file_says_nothing]),
    (
        4,
        &[files::a_byte_order_mark_may_stand_anywhere_before_the_first_sign],
    ),
    (5, &[files::utf_16_is_read_with_and_without_its_mark]),
    (
        6,
        &[
            files::declared_and_real_encodings_may_differ,
            defects::encodings_are_found_and_read,
        ],
    ),
    (
        7,
        &[files::text_that_was_read_wrongly_before_is_kept_and_told],
    ),
    (8, &[files::control_characters_are_taken_out]),
    (
        9,
        &[
            files::a_packed_file_is_known_by_its_content,
            files::every_feed_of_an_archive_is_read,
            files::a_file_that_breaks_off_gives_nothing_or_its_whole_records,
        ],
    ),
    (10, &[files::a_bomb_is_stopped]),
    (11, &[files::a_long_file_is_never_in_memory_as_a_whole]),
    (
        12,
        &[files::what_follows_the_end_of_the_document_is_read_or_passed_over],
    ),
    (
        13,
        &[formats::a_file_that_fits_no_format_is_told_what_was_tried],
    ),
    (
        14,
        &[
            formats::a_file_that_fits_no_format_is_told_what_was_tried,
            defects::what_is_no_feed_is_one_error_with_place_and_remedy,
        ],
    ),
    // XML
    (15, &[defects::every_defect_costs_what_it_must_and_no_more]),
    (16, &[defects::every_defect_costs_what_it_must_and_no_more]),
    (17, &[defects::every_defect_costs_what_it_must_and_no_more]),
    (18, &[defects::a_prefix_counts_by_its_namespace]),
    (
        19,
        &[files::a_document_may_be_one_line_without_a_declaration],
    ),
    (20, &[files::a_document_type_is_never_read]),
    (21, &[defects::every_defect_costs_what_it_must_and_no_more]),
    (22, &[files::sections_may_be_split]),
    (23, &[defects::every_defect_costs_what_it_must_and_no_more]),
    (24, &[files::googles_own_field_counts_before_the_plain_one]),
    (
        25,
        &[files::an_empty_element_says_as_little_as_a_missing_one],
    ),
    (
        26,
        &[defects::a_record_that_is_too_large_or_too_deep_costs_only_itself],
    ),
    // CSV and TSV
    (27, &[tables::the_delimiter_is_found]),
    (
        28,
        &[
            tables::quotes_that_are_not_escaped_are_text,
            tables::a_quote_that_is_not_closed_costs_its_line,
        ],
    ),
    (29, &[tables::lines_break_in_cells_and_end_in_any_way]),
    (
        30,
        &[
            tables::ragged_rows_are_read_where_nothing_is_lost,
            tables::headers_may_be_blank_double_or_late,
        ],
    ),
    (
        31,
        &[tables::a_table_without_header_is_refused_with_a_look_at_it],
    ),
    (
        32,
        &[tables::guards_against_spreadsheets_are_taken_off_and_formulas_are_text],
    ),
    (33, &[tables::what_a_spreadsheet_has_damaged_is_told]),
    // JSON
    (34, &[json::what_json_forbids_is_told_with_line_and_column]),
    (35, &[json::records_stand_in_lists_lines_wrappers_and_pages]),
    (36, &[json::odd_values_lose_nothing]),
    (37, &[json::a_list_that_is_cut_off_is_an_error]),
    // Records
    (38, &[records::a_record_needs_an_id_and_a_title]),
    (
        39,
        &[records::of_equal_ids_the_first_stays_and_both_places_are_told],
    ),
    (
        40,
        &[records::ids_that_differ_only_in_case_or_blanks_are_two_and_told],
    ),
    (41, &[records::a_record_needs_an_id_and_a_title]),
    (42, &[records::a_missing_page_is_nothing_to_speak_of]),
    (
        43,
        &[
            records::groups_that_are_no_groups_are_kept_and_told,
            assembly::ids_that_collide_inside_one_seller_stay_apart,
            shops::woo_variations_find_their_parent_before_or_behind_them,
        ],
    ),
    (
        44,
        &[shops::shopify_rows_of_one_handle_are_variants_and_pictures_of_one_product],
    ),
    (
        45,
        &[
            formats::meta_csv_has_nested_values_in_columns_and_in_cells,
            shops::shopify_drafts_and_unpublished_goods_are_left_out_and_counted,
            defects::every_defect_costs_what_it_must_and_no_more,
        ],
    ),
    (
        46,
        &[
            records::what_is_too_much_for_a_page_is_not_shown_and_not_lost,
            records::a_group_of_thousands_is_cut_at_two_thousand,
        ],
    ),
    // Prices
    (47, &[prices::what_is_no_price_is_none]),
    (48, &[prices::a_feed_without_currency_asks_once]),
    (49, &[prices::currencies_are_known_by_codes_and_signs]),
    (
        50,
        &[prices::the_mark_before_decimals_is_decided_for_a_whole_feed],
    ),
    (51, &[prices::digits_of_any_script_are_digits]),
    (
        52,
        &[prices::decimals_beyond_the_currency_are_rounded_or_refused],
    ),
    (53, &[prices::a_sale_must_be_lower_and_have_readable_dates]),
    (
        54,
        &[records::a_price_far_from_those_beside_it_is_told_and_kept],
    ),
    (55, &[records::a_lowest_price_and_a_span_of_prices_are_none]),
    (56, &[prices::a_price_beyond_money_is_refused]),
    // Identifiers, texts, media
    (
        57,
        &[records::numbers_of_goods_count_when_they_can_be_what_they_say],
    ),
    (
        58,
        &[texts::nothing_of_a_description_runs_and_its_words_stay],
    ),
    (
        59,
        &[
            texts::characters_that_hide_go_and_those_that_a_script_needs_stay,
            texts::letters_of_two_alphabets_in_one_word_are_told,
        ],
    ),
    (
        61,
        &[
            texts::addresses_are_completed_mended_or_refused,
            texts::a_feed_that_was_fetched_completes_addresses_by_its_own,
        ],
    ),
    (62, &[texts::a_product_without_a_picture_is_told_once]),
    (
        63,
        &[
            texts::the_steps_of_a_category_are_found_whatever_parts_them,
            texts::a_list_of_categories_may_lead_in_a_circle_or_nowhere,
        ],
    ),
    // Everything at once
    (
        67,
        &[
            defects::reading_twice_gives_the_same,
            mutation::a_feed_cut_anywhere_is_refused_or_read,
        ],
    ),
];

/// Tests in other rooms: case, file, name of the test.
const ELSEWHERE: &[(u32, &str, &str)] = &[
    // Prices against the history.
    (
        54,
        "cli/tests/it/guarding.rs",
        "feeds_that_look_wrong_leave_the_shop_as_it_is_until_somebody_accepts_them",
    ),
    (
        54,
        "cli/tests/it/guarding.rs",
        "one_wrong_price_in_many_is_told_and_published",
    ),
    // The same laws for any text, and words as they are searched.
    (
        58,
        "feeds/src/text/laws.rs",
        "whole_elements_give_their_words_and_nothing_else",
    ),
    (
        58,
        "feeds/src/text/laws.rs",
        "what_was_cleaned_stays_as_it_is",
    ),
    (
        60,
        "catalog/src/text/tests.rs",
        "spellings_of_one_word_fold_to_one_form",
    ),
    (
        60,
        "catalog/src/text/tests.rs",
        "words_are_cut_at_blanks_and_joined_at_joints",
    ),
    (
        60,
        "catalog/src/search/tests.rs",
        "thai_is_found_without_spaces_in_parts_and_with_an_error",
    ),
    // Behaviour over time.
    (
        64,
        "cli/tests/it/guarding.rs",
        "feeds_that_look_wrong_leave_the_shop_as_it_is_until_somebody_accepts_them",
    ),
    (
        64,
        "cli/tests/it/guarding.rs",
        "a_feed_without_anything_to_sell_leaves_the_shop_as_it_is",
    ),
    (
        65,
        "cli/tests/it/guarding.rs",
        "new_ids_that_were_accepted_keep_the_prices_of_the_same_goods",
    ),
    (
        66,
        "cli/tests/it/guarding.rs",
        "two_builds_of_one_shop_never_overlap",
    ),
    (
        66,
        "cli/tests/it/guarding.rs",
        "a_file_that_is_older_than_the_last_one_is_held_back",
    ),
    (
        66,
        "cli/tests/it/checking.rs",
        "an_unchanged_feed_at_an_address_is_fetched_once",
    ),
    (
        67,
        "cli/tests/it/incremental.rs",
        "what_did_not_change_is_not_written_again",
    ),
    (
        67,
        "cli/tests/it/building.rs",
        "the_same_files_give_the_same_bytes_and_replace_what_was_there",
    ),
];

#[test]
fn every_case_of_the_list_has_a_test() {
    let here: BTreeSet<u32> = CASES.iter().map(|case| case.0).collect();
    assert_eq!(here.len(), CASES.len());
    assert!(CASES.iter().all(|case| !case.1.is_empty()));
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (case, file, name) in ELSEWHERE {
        let text = std::fs::read_to_string(crates.join(file)).unwrap();
        assert!(
            text.contains(&format!("fn {name}(")),
            "case {case}: {file} has no test {name}"
        );
    }
    let missing: Vec<u32> = (1..=67)
        .filter(|case| !here.contains(case) && !ELSEWHERE.iter().any(|test| test.0 == *case))
        .collect();
    assert!(missing.is_empty(), "cases without a test: {missing:?}");
}

/// Asserts how often a cause was told, with its message, a remedy, and its first place.
pub(super) fn assert_told(report: &Report, cause: Cause, count: u64, place: &str) {
    let issues = report.issues();
    let issue = issues
        .iter()
        .find(|issue| issue.cause == cause)
        .unwrap_or_else(|| panic!("no {cause:?} in\n{report}"));
    assert_eq!(
        (issue.count, issue.places[0].to_string().as_str()),
        (count, place)
    );
    let told = issue.to_string();
    assert!(
        told.contains(cause.message()) && told.contains(place),
        "{told}"
    );
    assert!(
        told.contains(&format!("to mend it: {}", cause.remedy())),
        "{told}"
    );
}

/// The ids that a feed gives, and its report.
fn ids(bytes: &[u8]) -> (Vec<String>, Report) {
    let (feed, report) = read(bytes).unwrap_or_else(|error| panic!("{error}"));
    (feed.rows.into_iter().map(|row| row.id).collect(), report)
}

/// The code of the error that a file is.
fn code(bytes: &[u8]) -> &'static str {
    read(bytes).unwrap_err().problem.code()
}

/// Line, column and value of the first place of a cause.
fn first_place(report: &Report, cause: Cause) -> (Option<u64>, Option<u64>, Option<String>) {
    let issues = report.issues();
    let issue = issues
        .iter()
        .find(|issue| issue.cause == cause)
        .unwrap_or_else(|| panic!("no {cause:?} in\n{report}"));
    let place = &issue.places[0];
    (place.line, place.column, place.raw.clone())
}

fn try_read(bytes: &[u8]) -> Result<Feed, FeedError> {
    read(bytes).map(|(feed, _)| feed)
}
