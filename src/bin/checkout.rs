//! The checkout.

fn main() {
    storefront::buying::start();
}
