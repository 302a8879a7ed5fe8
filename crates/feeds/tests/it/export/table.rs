//! The export as tab-separated text.

use proptest::prelude::*;
use souk_feeds::export::Format;

use super::super::{item, rss};
use super::{exported, settled};

#[test]
fn records_stand_in_lines_and_what_is_repeated_in_columns() {
    let more = "<g:description>Two &amp;amp;amp; \"three\"</g:description><g:image_link>https://x.example/a.jpg</g:image_link>\
        <g:additional_image_link>https://x.example/b,c.jpg</g:additional_image_link><g:additional_image_link>https://x.example/d.jpg</g:additional_image_link>\
        <g:product_detail><g:section_name>In: side</g:section_name><g:attribute_name>Pot</g:attribute_name><g:attribute_value>1:2</g:attribute_value></g:product_detail>\
        <g:shipping><g:country>TH</g:country><g:service>Post</g:service><g:price>16 THB</g:price></g:shipping>\
        <g:product_type>A &gt; B</g:product_type><g:product_type>C</g:product_type><g:video><g:url>u</g:url></g:video><g:cost>33</g:cost>";
    let feed = settled(rss(&(item("1", more) + &item("=2", ""))).as_bytes()).unwrap();
    let text = exported(&feed, Format::GoogleTsv);
    assert_eq!(
        text,
        "id\ttitle\tprice\tdescription\timage_link\tadditional_image_link\tavailability\tproduct_type\tproduct_type\tproduct_detail\tshipping\tvideo.url\n\
         1\tTitle of 1\t10.00 THB\t\"Two &amp;amp; \"\"three\"\"\"\thttps://x.example/a.jpg\thttps://x.example/b,c.jpg,https://x.example/d.jpg\tin_stock\tA > B\tC\tIn - side:Pot:1:2\tTH::Post:16.00 THB\tu\n\
         '=2\tTitle of =2\t10.00 THB\t\t\t\tin_stock\t\t\t\t\t\n"
    );
    let again = settled(text.as_bytes()).unwrap();
    assert_eq!(again.head.format, "google-csv");
    for (read, row) in again.rows.iter().zip(&feed.rows) {
        assert_eq!(
            (&read.id, &read.title, &read.description),
            (&row.id, &row.title, &row.description)
        );
        assert_eq!(
            (&read.pictures, &read.product_type),
            (&row.pictures, &row.product_type)
        );
        assert_eq!(
            (read.shipping.len(), read.details.len()),
            (row.shipping.len(), row.details.len())
        );
        assert_eq!(read.extras, row.extras);
        assert_eq!(read.price, row.price);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_cell_is_a_formula_and_every_text_is_read_back(
        texts in prop::collection::vec("['=+@\t\r\n\"-]{0,3}[a-z0-9\"'=, ;|&]{0,8}\\PC{0,3}", 5)
    ) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let [id, title, brand, mpn, label] = [0, 1, 2, 3, 4].map(|at: usize| escape(&texts[at]));
        let record = format!(
            "<item><g:id>{id}</g:id><g:title>{title}</g:title><g:brand>{brand}</g:brand><g:mpn>{mpn}</g:mpn><g:price>1 THB</g:price>\
             <g:availability>in_stock</g:availability><g:shipping_label>{label}</g:shipping_label></item>"
        );
        let feed = settled(rss(&record).as_bytes()).unwrap();
        prop_assume!(!feed.rows.is_empty());
        let text = exported(&feed, Format::GoogleTsv);
        for cell in text.split(['\t', '\n']) {
            let cell = cell.strip_prefix('"').unwrap_or(cell);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\r']), "{}", text);
        }
        let again = settled(text.as_bytes()).unwrap();
        let (read, row) = (&again.rows[0], &feed.rows[0]);
        prop_assert_eq!((&read.id, &read.title, &read.brand), (&row.id, &row.title, &row.brand), "{}", text);
        prop_assert_eq!((&read.mpn, &read.extras), (&row.mpn, &row.extras), "{}", text);
    }
}
