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
/// Widths that are written when the picture is wider; the last is the largest of all.
const WIDTHS: [u32; 3] = [320, 640, 1280];
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
    /// Hash, colour and greatest height: what the names of all files begin with.
    pub(super) stem: String,
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
    let most = WIDTHS.last().map_or(across, |most| 2 * most);
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
    let mut tone = None;
    for target in widths(width, height).into_iter().rev() {
        let high = scaled(height, target, width);
        source = shrink(source, target, high);
        largest_height = largest_height.max(high);
        let mut shown = source.clone();
        if !is_opaque {
            shown.pixels_mut().for_each(divide);
        }
        tone = Some(edge(&shown, is_opaque));
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
    let tone = tone.unwrap_or_default();
    Ok(Rendered {
        stem: format!("{name:016x}_{tone}_{largest_height}"),
        forms,
    })
}

/// The widths of a picture: those that it surpasses, and its own or the largest.
fn widths(width: u32, height: u32) -> Vec<u32> {
    let most = WIDTHS.last().copied().unwrap_or(width);
    let by_height = u64::from(MAX_HEIGHT) * u64::from(width) / u64::from(height.max(1));
    let by_height = u32::try_from(by_height).unwrap_or(most).max(1);
    let own = width.min(most).min(by_height);
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|step| *step < own).collect();
    widths.push(own);
    widths
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

/// The mean colour of the edge, as CSS writes it without the `#`: goods are photographed on a ground, and that ground goes
/// on around the picture while it loads and beside it after. Nothing is put behind a picture that one can see through.
fn edge(pixels: &RgbaImage, is_opaque: bool) -> String {
    if !is_opaque {
        return "0000".to_owned();
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
