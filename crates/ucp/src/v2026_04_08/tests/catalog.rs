//! Questions to the catalogue; its answers are compared with the schemas where they are made.

use super::*;

fn check(body: &Value, shape: &str) -> Result<(), String> {
    check_file(body, "schemas/shopping/catalog_lookup.json", Some(shape))
}

#[test]
fn questions_to_the_catalogue_read_as_the_schema_says_and_come_back_the_same() {
    let filters = Some(CatalogFilters {
        categories: vec!["kitchen/kettles".into()],
        price: Some(PriceFilter {
            min: Some(100),
            max: None,
        }),
    });
    let context = Some(CatalogContext {
        language: Some("th".into()),
        currency: Some("THB".into()),
    });
    let lookup = LookupRequest {
        ids: vec!["mug".into(), "nara:MUG-RS".into()],
        filters: filters.clone(),
        context: context.clone(),
    };
    let body = serde_json::to_value(&lookup).unwrap();
    check(&body, "lookup_request").unwrap();
    assert_eq!(
        serde_json::from_value::<LookupRequest>(body).unwrap(),
        lookup
    );
    let product = ProductRequest {
        id: "mug".into(),
        selected: vec![SelectedOption {
            name: "color".into(),
            label: "Red".into(),
        }],
        preferences: vec!["color".into()],
        filters,
        context,
    };
    let mut body = serde_json::to_value(&product).unwrap();
    check(&body, "get_product_request").unwrap();
    assert_eq!(
        serde_json::from_value::<ProductRequest>(body.clone()).unwrap(),
        product
    );
    body.as_object_mut().unwrap().remove("id");
    assert!(check(&body, "get_product_request").is_err());
    assert!(serde_json::from_value::<ProductRequest>(body).is_err());
}
