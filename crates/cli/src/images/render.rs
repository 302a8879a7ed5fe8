//! One picture as a shop shows it: in a few widths, as WebP, with the colour of its edge.
//!
//! Bytes from outside are decoded by code without `unsafe` of its own; what the encoder in C gets are pixels that were
//! decoded here. The same bytes give the same pictures.

use std::io::Cursor;
use std::panic::catch_unwind;

use anyhow::anyhow;
use image::imageops::{FilterType, resize, thumbnail};
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageBuffer, ImageDecoder, ImageFormat, ImageReader, Limits, Pixel, Rgba,
    RgbaImage,
};
use sha2::{Digest as _, Sha256};
use webp::{Encoder, WebPConfig};

/// Most bytes of a picture.
pub(super) const MAX_BYTES: u64 = 20_000_000;
/// Most pixels of a picture: what the sensors of cameras have, and no more memory than a build may take.
const MAX_PIXELS: u64 = 50_000_000;
/// Most bytes that a decoder may take: four a pixel, with room for its own tables.
const MAX_MEMORY: u64 = 8 * MAX_PIXELS;
/// Widths that are written beside its own when a picture is wider than all of them.
const STEPS: [u32; 2] = [320, 640];
/// Greatest width.
const MAX_WIDTH: u32 = 1280;
/// Greatest height: higher ones are no pictures of goods, and WebP ends at 16383.
const MAX_HEIGHT: u32 = 5120;
/// Quality of libwebp at which goods on a plain ground show no marks.
const QUALITY: f32 = 78.0;
/// Effort of libwebp, from 0 to 6.
const EFFORT: i32 = 4;
/// The way in which pictures are made. Another one makes all anew.
pub(super) const RECIPE: &str = "1";

/// Why a picture is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is no picture, or a broken one.
    Broken,
    /// It has too many bytes or pixels.
    TooLarge,
    /// A browser shows it as it is, and nothing here can make another out of it: SVG, AVIF.
    LeftAsItIs,
}

/// A picture in all its widths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rendered {
    /// What the names of all files begin with: the hash and, where there are several files, the height.
    pub(super) stem: String,
    /// The colour of its edge: `rrggbb`, or `------` for one that can be seen through.
    pub(super) ground: String,
    /// Width and bytes, the narrowest first.
    pub(super) forms: Vec<(u32, Vec<u8>)>,
}

/// Makes a picture out of the bytes of a JPEG, PNG, WebP or GIF; of one that moves, its first moment.
pub(super) fn render(bytes: &[u8]) -> Result<Rendered, Flaw> {
    // No decoder is known to panic; if one does, it costs one picture.
    let made = catch_unwind(|| {
        let pixels = decode(bytes)?;
        encode(pixels).map_err(|_| Flaw::Broken)
    });
    made.unwrap_or(Err(Flaw::Broken))
}

fn decode(bytes: &[u8]) -> Result<RgbaImage, Flaw> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(Flaw::TooLarge);
    }
    let format = image::guess_format(bytes).ok();
    let Some(format) = format.filter(|format| is_read(*format)) else {
        let is_shown = format == Some(ImageFormat::Avif) || is_svg(bytes);
        return Err(if is_shown {
            Flaw::LeftAsItIs
        } else {
            Flaw::Broken
        });
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| flaw(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Flaw::TooLarge);
    }
    // A picture without a turn that can be read is not turned.
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| flaw(&error))?;
    if width == 0 || height == 0 {
        return Err(Flaw::Broken);
    }
    // Made smaller before it is turned and unpacked: that is where the memory goes.
    if !picture.color().has_alpha() {
        picture = halfway(picture, turn);
    }
    picture.apply_orientation(turn);
    Ok(picture.into_rgba8())
}

/// A picture that is much wider than the widest form, at twice the width of that.
fn halfway(picture: DynamicImage, turn: Orientation) -> DynamicImage {
    let is_on_its_side = matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = (picture.width(), picture.height());
    let across = if is_on_its_side { height } else { width };
    let most = 2 * MAX_WIDTH;
    if across <= most {
        return picture;
    }
    let [width, height] = [width, height].map(|side| scaled(side, most, across));
    picture.thumbnail_exact(width, height)
}

fn is_read(format: ImageFormat) -> bool {
    matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif
    )
}

fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    start.windows(4).any(|tag| tag == b"<svg")
}

fn flaw(error: &image::ImageError) -> Flaw {
    match error {
        image::ImageError::Limits(_) => Flaw::TooLarge,
        _ => Flaw::Broken,
    }
}

fn encode(mut source: RgbaImage) -> anyhow::Result<Rendered> {
    let (width, height) = source.dimensions();
    let is_opaque = source.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    if !is_opaque {
        // Colours of what is not seen would shine through at the edges of what is.
        source.pixels_mut().for_each(multiply);
    }
    let mut forms = Vec::new();
    let mut hash = Sha256::new();
    let mut largest_height = 0;
    let mut ground = String::new();
    for target in widths(width, height).into_iter().rev() {
        let high = scaled(height, target, width);
        source = shrink(source, target, high);
        largest_height = largest_height.max(high);
        let mut shown = source.clone();
        if !is_opaque {
            shown.pixels_mut().for_each(divide);
        }
        ground = edge(&shown, is_opaque);
        forms.push((target, webp(&shown, is_opaque)?));
    }
    forms.reverse();
    for (width, bytes) in &forms {
        hash.update(width.to_be_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize();
    let start = digest.iter().take(8);
    let name = start.fold(0_u64, |name, byte| (name << 8) | u64::from(*byte));
    let stem = match forms.len() {
        1 => format!("{name:016x}"),
        _ => format!("{name:016x}_{largest_height:04}"),
    };
    Ok(Rendered {
        stem,
        ground,
        forms,
    })
}

/// The widths of a picture, the narrowest first.
fn widths(width: u32, height: u32) -> Vec<u32> {
    let by_height = u64::from(MAX_HEIGHT) * u64::from(width) / u64::from(height.max(1));
    let by_height = u32::try_from(by_height).unwrap_or(MAX_WIDTH).max(1);
    let own = width.min(MAX_WIDTH).min(by_height);
    let steps = STEPS
        .into_iter()
        .filter(|_| STEPS.iter().all(|step| *step < own));
    steps.chain([own]).collect()
}

/// A height at another width, rounded, and one at least.
fn scaled(height: u32, width: u32, of: u32) -> u32 {
    let of = u64::from(of.max(1));
    let height = (u64::from(height) * u64::from(width) + of / 2) / of;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// A smaller picture: by whole areas down to twice the size, and by a sharp filter from there.
fn shrink(pixels: RgbaImage, width: u32, height: u32) -> RgbaImage {
    if pixels.dimensions() == (width, height) {
        return pixels;
    }
    let near = (width.saturating_mul(2), height.saturating_mul(2));
    if pixels.width() > near.0 && pixels.height() > near.1 {
        let near = thumbnail(&pixels, near.0, near.1);
        return resize(&near, width, height, FilterType::CatmullRom);
    }
    resize(&pixels, width, height, FilterType::CatmullRom)
}

fn multiply(pixel: &mut Rgba<u8>) {
    let alpha = u16::from(pixel.0[3]);
    pixel.apply_without_alpha(|channel| {
        u8::try_from((u16::from(channel) * alpha + 127) / 255).unwrap_or(u8::MAX)
    });
}

fn divide(pixel: &mut Rgba<u8>) {
    let alpha = u16::from(pixel.0[3]);
    pixel.apply_without_alpha(|channel| {
        let full = (u16::from(channel) * 255 + alpha / 2).checked_div(alpha);
        u8::try_from(full.unwrap_or(0)).unwrap_or(u8::MAX)
    });
}

fn webp(pixels: &RgbaImage, is_opaque: bool) -> anyhow::Result<Vec<u8>> {
    let unable = |_| anyhow!("libwebp makes no picture of this");
    let mut config = WebPConfig::new().map_err(|()| anyhow!("libwebp is of another version"))?;
    config.quality = QUALITY;
    config.method = EFFORT;
    let (width, height) = pixels.dimensions();
    if is_opaque {
        let rgb: ImageBuffer<image::Rgb<u8>, Vec<u8>> =
            DynamicImage::ImageRgba8(pixels.clone()).into_rgb8();
        let encoder = Encoder::from_rgb(&rgb, width, height);
        return Ok(encoder.encode_advanced(&config).map_err(unable)?.to_vec());
    }
    let encoder = Encoder::from_rgba(pixels, width, height);
    Ok(encoder.encode_advanced(&config).map_err(unable)?.to_vec())
}

/// The mean colour of the edge, as CSS writes it without the `#`, in six characters: goods are photographed on a ground, and that ground goes
/// on around the picture while it loads and beside it after. Nothing is put behind a picture that one can see
/// through.
fn edge(pixels: &RgbaImage, is_opaque: bool) -> String {
    if !is_opaque {
        return "------".to_owned();
    }
    let (right, bottom) = (pixels.width() - 1, pixels.height() - 1);
    let mut sums = [0_u64; 3];
    let mut count = 0_u64;
    for (x, y, pixel) in pixels.enumerate_pixels() {
        if x == 0 || y == 0 || x == right || y == bottom {
            for (sum, channel) in sums.iter_mut().zip(pixel.0) {
                *sum += u64::from(channel);
            }
            count += 1;
        }
    }
    let channels = sums.map(|sum| (sum + count / 2) / count.max(1));
    let [red, green, blue] = channels;
    format!("{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgb, RgbImage};

    use super::*;

    fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    fn gray(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([200; 3])))
    }

    #[test]
    fn widths_are_never_larger_than_the_picture_or_higher_than_webp_can_be() {
        for (size, expected) in [
            ((1, 1), vec![1]),
            ((640, 480), vec![640]),
            ((641, 480), vec![320, 640, 641]),
            ((9000, 100), vec![320, 640, 1280]),
            ((1280, 10_240), vec![640]),
            ((2, 60_000), vec![1]),
        ] {
            assert_eq!(widths(size.0, size.1), expected, "{size:?}");
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_picture() {
        let source = bytes(&gray(900, 600), ImageFormat::Jpeg);
        let made = render(&source).unwrap();
        assert_eq!(render(&source), Ok(made.clone()));
        assert!(made.stem.ends_with("_0600"), "{}", made.stem);
        assert_eq!(made.ground, "c8c8c8");
    }

    #[test]
    fn what_one_can_see_through_stays_so_without_a_ground() {
        let clear = RgbaImage::from_fn(800, 400, |x, _| {
            Rgba([255, 0, 0, if x < 400 { 255 } else { 0 }])
        });
        let made = render(&bytes(&DynamicImage::ImageRgba8(clear), ImageFormat::Png)).unwrap();
        assert_eq!(made.ground, "------");
        let (_, narrow) = made.forms.first().unwrap();
        let shown = image::load_from_memory(narrow).unwrap().into_rgba8();
        let [red, green, _, alpha] = shown.get_pixel(10, 80).0;
        assert!(red > 230 && green < 30 && alpha == 255);
        assert_eq!(shown.get_pixel(310, 80).0[3], 0);
    }

    #[test]
    fn a_photograph_taken_on_its_side_is_turned() {
        let mut photograph = bytes(&gray(90, 60), ImageFormat::Jpeg);
        // EXIF with one entry: orientation 6.
        let exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        photograph.splice(2..2, exif.iter().copied());
        let made = render(&photograph).unwrap();
        assert_eq!(made.forms.first().unwrap().0, 60);
    }

    #[test]
    fn whatever_the_bytes_are_there_is_a_picture_or_a_reason() {
        let whole = bytes(&gray(40, 30), ImageFormat::Png);
        for (bytes, flaw) in [
            (b"".as_slice(), Flaw::Broken),
            (b"<html>", Flaw::Broken),
            (&whole[..40], Flaw::Broken),
            (b"BM\x36\0\0\0\0\0\0\0", Flaw::Broken),
            (b"<?xml version=\"1.0\"?><svg/>", Flaw::LeftAsItIs),
            (b"\0\0\0\x1cftypavif\0\0\0\0", Flaw::LeftAsItIs),
        ] {
            assert_eq!(render(bytes), Err(flaw));
        }
        let long = vec![0; usize::try_from(MAX_BYTES).unwrap() + 1];
        assert_eq!(render(&long), Err(Flaw::TooLarge));
    }
}
