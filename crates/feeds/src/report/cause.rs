//! The list of everything that can be wrong: one entry, one code, one sentence, one remedy.

/// How much a finding costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Fatal,
    /// A record was left out.
    RecordRejected,
    /// A record was kept without one of its values.
    FieldDropped,
    /// Something that the feed does not say was taken to be so.
    Assumed,
    /// Kept as it is, or mended without loss.
    Info,
}

impl Severity {
    /// The word that stands in reports: `fatal`, `record-rejected`, `field-dropped`, `assumed`, `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fatal => "fatal",
            Self::RecordRejected => "record-rejected",
            Self::FieldDropped => "field-dropped",
            Self::Assumed => "assumed",
            Self::Info => "info",
        }
    }
}

macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $message:literal, $remedy:literal;)*) => {
        /// What can be wrong with a feed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause {
            $(#[doc = $message] $name,)*
        }

        impl Cause {
            /// Every cause.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The short name that stands in reports; it never changes its meaning.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it costs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What happened, in plain words.
            pub fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* }
            }

            /// What to do about it.
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)* }
            }
        }
    };
}

causes! {
    RecordMalformed = "record-malformed", RecordRejected,
        "a tag in this record is not closed, or closed by another name",
        "close every tag with its own name: <g:title>…</g:title>";
    RecordUnclosed = "record-unclosed", RecordRejected,
        "the record is not closed before the next one begins",
        "end the record with its closing tag, such as </item>";
    RecordTooLarge = "record-too-large", RecordRejected,
        "the record is larger than 4 MiB",
        "shorten its description, and look for a tag that is not closed";
    RecordTooDeep = "record-too-deep", RecordRejected,
        "tags stand inside each other more than 16 deep",
        "write the fields directly below the record";
    JsonMalformed = "json-malformed", RecordRejected,
        "the JSON of this record is broken",
        "write it as JSON allows: names and texts in double quotes, commas between members";
    RecordNoObject = "record-no-object", RecordRejected,
        "an object should stand here",
        "write each record as an object: { \"id\": \"1\", … }";
    QuoteUnclosed = "quote-unclosed", RecordRejected,
        "a quotation mark opens a cell and is not closed in it",
        "close the cell with a quotation mark, and write quotation marks inside it twice";
    RowTooLong = "row-too-long", RecordRejected,
        "the row has more cells than the table has columns, so its values stand in the wrong ones",
        "put texts that hold the delimiter between quotation marks";
    IdMissing = "id-missing", RecordRejected,
        "the record has no id",
        "give every record an id that never changes";
    IdUnusable = "id-unusable", RecordRejected,
        "the id is too long or holds control characters",
        "use an id of 50 characters at most, made of letters, digits, - and _";
    IdDuplicate = "id-duplicate", RecordRejected,
        "another record above has the same id; that one was kept",
        "give every record an id of its own; variants of one product share a group (item_group_id), not an id";
    RecordRepeated = "record-repeated", RecordRejected,
        "the same record stands above, word for word",
        "write every record once";
    TitleMissing = "title-missing", RecordRejected,
        "the record has no title",
        "give every record a title";
    VariantsMissing = "variants-missing", RecordRejected,
        "the product has no variants, and only a variant can be bought",
        "give every product at least one variant with an id and a title";
    OverrideMarketMissing = "override-market-missing", RecordRejected,
        "the override does not say for which country or language it holds",
        "write the country (FR) or the language (fr_XX) into the column override";
    NotListed = "not-listed", RecordRejected,
        "the record is a draft, archived or hidden, so it is not published",
        "publish it in the shop's system if it should be sold";
    Expired = "expired", RecordRejected,
        "the expiration date has passed",
        "remove the record, or set a later expiration date";
    ParentMissing = "parent-missing", RecordRejected,
        "the variation names a parent that is not in the file",
        "export the product together with its variations";
    SetOfOthers = "set-of-others", RecordRejected,
        "the record is a set put together from other products (grouped, bundle), without a price of its own",
        "sell the products in it, or give the set a price of its own";
    PriceUnreadable = "price-unreadable", FieldDropped,
        "the price cannot be read",
        "write a number and a currency: 15.00 EUR";
    PriceRange = "price-range", FieldDropped,
        "the price is a range or a lowest price, and nobody can pay that",
        "write the price of this very article, and every variant as a record of its own";
    PriceZero = "price-zero", FieldDropped,
        "the price is zero or negative, which was taken for no price",
        "write the price that a shopper pays";
    PriceMissing = "price-missing", FieldDropped,
        "the record has no price, so it is shown but cannot be ordered",
        "add a price with its currency, such as 15.00 EUR";
    PriceDecimals = "price-decimals", FieldDropped,
        "the price has more decimals than the currency, so its size is not certain",
        "write at most the decimals of the currency, and no thousands separators";
    PriceTooLarge = "price-too-large", FieldDropped,
        "the price is too large",
        "look for a number that stands in the wrong field";
    PriceRepeated = "price-repeated", FieldDropped,
        "the record has several prices; the first was kept",
        "write one price, and the reduced one as its sale price (sale_price)";
    CurrencyUnknown = "currency-unknown", FieldDropped,
        "the price names no currency, and the feed does not show which it is",
        "say it once: --currency CZK or --country CZ, or currency under [market] in souk.toml";
    CurrencyOther = "currency-other", FieldDropped,
        "the price is in another currency than the shop sells in",
        "export the feed in the shop's currency, or change currency under [market] in souk.toml";
    SaleNotLower = "sale-not-lower", FieldDropped,
        "the sale price is not below the price, so nothing is reduced",
        "leave the sale price out when nothing is reduced";
    SaleWindowUnreadable = "sale-window-unreadable", FieldDropped,
        "the dates of the sale cannot be read, so the sale was left out",
        "write 2026-11-20T00:00+07:00/2026-11-30T23:59+07:00";
    ContentsUnreadable = "contents-unreadable", FieldDropped,
        "what is in the goods is no quantity that can be read, so no price per kilogram, litre or piece is shown",
        "write it as 750 ml or 1.5 kg in unit_pricing_measure";
    DateUnreadable = "date-unreadable", FieldDropped,
        "the date cannot be read",
        "write it as 2026-11-30 or 2026-11-30T23:59+07:00";
    AvailabilityMissing = "availability-missing", FieldDropped,
        "the feed does not say whether this can be had, so it is shown but cannot be ordered",
        "say of every product whether it can be had: availability in_stock, out_of_stock, preorder or backorder";
    AvailabilityUnknown = "availability-unknown", FieldDropped,
        "the availability is none of the known words, so it is shown but cannot be ordered",
        "write in_stock, out_of_stock, preorder or backorder";
    ConditionUnknown = "condition-unknown", FieldDropped,
        "the condition is none of the known words",
        "write new, refurbished or used";
    GtinInvalid = "gtin-invalid", FieldDropped,
        "the GTIN has not 8, 12, 13 or 14 digits with a right check digit",
        "copy the number from below the barcode; leave it out when there is none";
    SpreadsheetNumber = "spreadsheet-number", FieldDropped,
        "a spreadsheet has rounded this number, so its last digits are lost",
        "export again, and format the column as text before a spreadsheet opens the file";
    GtinRestricted = "gtin-restricted", FieldDropped,
        "the GTIN is a placeholder, a coupon or a number for use inside one shop",
        "leave the GTIN out when the maker has given none";
    UrlRefused = "url-refused", FieldDropped,
        "the address is not one that a shop can use",
        "write a whole address that begins with https://";
    PictureMissing = "picture-missing", FieldDropped,
        "the picture is not where the feed says",
        "put the file into the feed's folder at this path, or write an address that begins with https://";
    ImageUnreachable = "image-unreachable", FieldDropped,
        "the picture cannot be fetched, so the shop shows it from its own address or not at all",
        "look whether the address opens in a browser; the next build tries again";
    ImageUnreadable = "image-unreadable", FieldDropped,
        "what stands at the picture's address is no picture that can be read",
        "put a JPEG, PNG, WebP or GIF there that opens in a browser";
    ImageTooLarge = "image-too-large", FieldDropped,
        "the picture has more than 20 MB or 50 million pixels, and is left as it is",
        "make it smaller: 2000 pixels on the longer side are enough";
    ImageHostPrivate = "image-host-private", FieldDropped,
        "the picture's address leads into a private network, which is not asked",
        "write an address that everybody can open, or build with --images-private";
    ImagesTooMany = "images-too-many", FieldDropped,
        "the record has more than 20 pictures; the first 20 are shown",
        "keep the best pictures";
    DetailUnreadable = "detail-unreadable", FieldDropped,
        "the product detail has no name or no value",
        "give every product detail a name and a value";
    TextTooLong = "text-too-long", FieldDropped,
        "the text is longer than a page carries; its end is not shown",
        "write a title of 150 characters and a description of 5,000 at most";
    VariantsTooMany = "variants-too-many", FieldDropped,
        "a group has more than 2,000 variants; the first 2,000 were kept",
        "give unlike products different groups (item_group_id)";
    OverrideUnmatched = "override-unmatched", FieldDropped,
        "the override is of a record that the catalogue beside it does not have",
        "use the ids of the catalogue, and give both files together";
    ReviewUnmatched = "review-unmatched", FieldDropped,
        "the review is of a product that is in no feed of the shop",
        "use the ids or GTINs of the product feed";
    ReviewUnreadable = "review-unreadable", RecordRejected,
        "the review has no rating, or one outside its own scale",
        "write <overall min=\"1\" max=\"5\">4</overall> inside <ratings>";
    CurrencyAssumed = "currency-assumed", Assumed,
        "the price names no currency; the shop's currency was taken",
        "write the currency after the number: 15.00 EUR";
    PriceRounded = "price-rounded", Assumed,
        "the price has decimals that the currency does not have; it was rounded",
        "write prices with the decimals of the currency";
    DateAssumed = "date-assumed", Assumed,
        "the feed does not say when it was made; the file's date was taken",
        "give the day with --date, or let the feed say it, as <pubDate> does in RSS";
    PrefixUndeclared = "prefix-undeclared", Assumed,
        "the prefix of this element is not declared; it was taken for Google's",
        "write xmlns:g=\"http://base.google.com/ns/1.0\" into the first tag";
    NamespaceOdd = "namespace-odd", Assumed,
        "the namespace is not Google's; its elements were taken for Google's",
        "write xmlns:g=\"http://base.google.com/ns/1.0\" into the first tag";
    IdFromGuid = "id-from-guid", Assumed,
        "the record has no id; what else names it, such as its guid, was taken",
        "give every record an id that never changes";
    EncodingOther = "encoding-other", Assumed,
        "the text is not in the encoding of the file; it was read in another that fits",
        "save the file as UTF-8, or declare its real encoding in the first line";
    CountryUnknown = "country-unknown", Assumed,
        "nothing shows in which country the shop sells; US was taken",
        "say it once: --country CZ, or country under [market] in souk.toml";
    BrokenOff = "broken-off", Assumed,
        "the file breaks off here; the whole records before were taken, as --partial asks",
        "export or download the file again";
    EncodingGuessed = "encoding-guessed", Assumed,
        "the file does not say its encoding and is not UTF-8; the one that fits was taken",
        "save the file as UTF-8";
    PriceDiffers = "price-differs", Assumed,
        "the price differs between the languages of one seller; the first language was taken",
        "export all languages from the same prices";
    IdShared = "id-shared", Assumed,
        "another seller has the same id; the seller's name was put before it",
        "write join = \"id\" under [matching] in souk.toml if equal ids mean equal products";
    CategorySlash = "category-slash", Assumed,
        "the steps of the category are parted by /, as all categories of the feed show; they were taken for a path",
        "write > between the steps: Home > Kitchen";
    MinorUnitsBroken = "minor-units-broken", Assumed,
        "the amount should be a whole number of minor units and has decimals; it is read as it looks",
        "write 19.99 USD as the amount 1999";
    StockContradictory = "stock-contradictory", Assumed,
        "the record says in one field that the goods are in stock and in another that they are not; they are taken as available to order",
        "let both fields say the same";
    ColumnsAssumed = "columns-assumed", Assumed,
        "the file is of no known format; what its columns mean was taken from their names",
        "look whether each was taken for the right thing, or name them as Google does: id, title, price, availability, link, image_link";
    ChannelChosen = "channel-chosen", Assumed,
        "the file has prices for several channels; those of one were taken, and the others are kept beside them",
        "export the channel that the shop sells in by itself, if this is another one";
    IdFromOther = "id-from-other", Assumed,
        "the record has no id of its own; another field that tells it apart was taken",
        "give every product a number of its own (sku, id) that never changes";
    KindUnknown = "kind-unknown", Assumed,
        "the type of the product is none that the format knows; it was read as a simple product",
        "look whether the product can be bought as it stands";
    IdAlike = "id-alike", Info,
        "the id differs from another's only in capital letters or blanks; both were kept as two things",
        "if they are one thing, write its id the same way everywhere";
    GroupIdIsItemId = "group-id-is-record-id", Info,
        "the id of a group is also the id of a record outside it; the latter was renamed",
        "give groups ids that no record has";
    PriceOutlier = "price-outlier", Info,
        "the price is ten times what the goods beside it cost or more, or a tenth or less; it was kept",
        "look whether a decimal point is lost or the price stands for a pack";
    RawAmpersand = "raw-ampersand", Info,
        "an & stands alone; it was kept as it is",
        "write &amp; instead of &";
    DoubleEscaped = "double-escaped", Info,
        "the text was escaped twice; one layer was undone",
        "escape texts once when the feed is written";
    ControlCharacter = "control-character", Info,
        "characters that cannot be shown were removed",
        "remove control characters from the texts";
    StockCountWithheld = "stock-count-withheld", Info,
        "the feed says how many pieces there are; the shop shows only whether there are any",
        "write stock_counts = true below the seller in souk.toml if shoppers may know it";
    ArchiveOther = "archive-other", Info,
        "a file in the archive is no feed; it was passed over, and the feeds beside it were read",
        "nothing to do, unless it should be one";
    ActiveContent = "active-content", Info,
        "the text holds a script, a frame, a form or a link that runs something; only its words were kept",
        "write descriptions with paragraphs and lists only";
    MixedLetters = "mixed-letters", Info,
        "a word is written in letters of two alphabets that look alike; it was kept, and who searches it will not find it",
        "type the word anew on one keyboard";
    RecordAfterEnd = "record-after-end", Info,
        "a record stands after the end of the document; it was read all the same",
        "move it before the closing tag of the document";
    PrivateField = "private-field", Info,
        "the field is for the merchant only; it is never published",
        "nothing to do";
    CategoryNumber = "category-number", Info,
        "the category is a number whose name stands nowhere in the feed; the product is shown among the others",
        "write the path in words, such as Home > Kitchen";
    CategoryUnknown = "category-unknown", Info,
        "the category is not in the file's own list, or its list leads in a circle; the product is shown where the list ends",
        "export the list of categories together with the products";
    PictureNone = "picture-none", Info,
        "the product has no picture; the shop shows a drawing in its place",
        "add the address of a picture (image_link)";
    UrlCompleted = "url-completed", Info,
        "the address is not whole; it was completed by the address of the shop or of the feed",
        "write whole addresses that begin with https://";
    HttpUpgraded = "http-upgraded", Info,
        "the picture's address begins with http://; https:// was taken",
        "write addresses that begin with https://";
    JsonLoose = "json-loose", Info,
        "the JSON holds what JSON does not allow (a comment, a comma before a closing bracket, NaN); it was read all the same",
        "write the file with a JSON library";
    JsonNameRepeated = "json-name-repeated", Info,
        "a name stands twice in one object; both values were kept",
        "write every name once";
    Mojibake = "mojibake", Info,
        "the text was in UTF-8 and was once read as something else; it was kept as it is",
        "mend it where it was stored, and export again";
    SpreadsheetId = "spreadsheet-id", Info,
        "the id looks like a number that a spreadsheet has rounded; it was kept as it is",
        "export again, and format the column as text before a spreadsheet opens the file";
    SpreadsheetDate = "spreadsheet-date", Info,
        "the value looks like a date that a spreadsheet has made of something else; it was kept as it is",
        "export again, and format the column as text before a spreadsheet opens the file";
    OverrideElsewhere = "override-elsewhere", Info,
        "the override is for another country or language than the shop's; it was passed over",
        "nothing to do, unless --country or country under [market] in souk.toml is wrong";
    RowBlank = "row-blank", Info,
        "the row is blank; it was passed over",
        "nothing to do";
    PlainName = "plain-name", Info,
        "the field has no Google prefix; it was read all the same",
        "write the field as <g:…>";
    TextMissingInLanguage = "text-missing-in-language", Info,
        "the product is missing in one of the shop's languages; another language stands in",
        "add the record to the feed of that language";
    OffersMore = "offers-more", Info,
        "the product has several offers that nothing tells apart; the first was taken, and the others are kept beside it",
        "give each offer of a variant its own sku";
    MarketsBeside = "markets-beside", Info,
        "the file serves further markets without naming their currencies: the shop's own price was taken, and what stands for each market is kept beside it",
        "nothing to do, unless this shop sells in one of these markets: export that market by itself";
    StoreViewBeside = "store-view-beside", Info,
        "the row says what differs in one store view or language; the product's first row was taken, and this one is kept beside it",
        "export each store view by itself if the shop should show its texts";
    GroupMixed = "group-mixed", Info,
        "records of one group name different brands, so that they are hardly variants of one product; they were kept together",
        "give every product a group of its own (item_group_id)";
    VariantsAlike = "variants-alike", Info,
        "variants of one product have the same options and the same title",
        "let variants differ in color, size, material or pattern";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_cause_has_a_code_of_its_own_and_a_remedy() {
        let codes: BTreeSet<&str> = Cause::ALL.iter().map(|cause| cause.code()).collect();
        assert_eq!(codes.len(), Cause::ALL.len());
        for cause in Cause::ALL {
            assert!(!cause.message().is_empty() && !cause.remedy().is_empty());
            assert!(
                cause
                    .code()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{cause:?}"
            );
        }
    }

    #[test]
    fn a_remedy_speaks_of_tags_only_where_a_file_has_them() {
        let of_tags = [
            Cause::RecordMalformed,
            Cause::RecordUnclosed,
            Cause::ReviewUnreadable,
            Cause::DateAssumed,
            Cause::PlainName,
        ];
        for cause in Cause::ALL.iter().filter(|cause| !of_tags.contains(cause)) {
            for words in [cause.message(), cause.remedy()] {
                assert!(!words.contains("g:") && !words.contains("</"), "{words}");
            }
        }
    }
}
