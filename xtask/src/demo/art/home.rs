//! Baskets and vases.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{DARK_WOOD, LEAF, LEATHER, PAPER, Rgb, STRAW};

fn weave(brush: &mut Brush, colour: Rgb) {
    let heights = (0..13).map(|row| (row, 264 + row * 30));
    let strands = heights
        .clone()
        .map(|(row, y)| format!("M{} {y}H690", 110 + row % 2 * 26));
    let strands = strands.collect::<Vec<_>>().concat();
    let seams = heights.map(|(_, y)| format!("M110 {}H690", y + 15));
    let seams = seams.collect::<Vec<_>>().concat();
    brush.dashed(&strands, colour.light(18), 20, "12 40");
    brush.line(&seams, colour.dark(20), 4);
}

/// Low with handles, tall with a lid, tray, with one high handle.
pub(super) fn basket(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => handled(brush, colour),
        1 => laundry(brush, colour),
        2 => tray(brush, colour),
        _ => picnic(brush, colour),
    }
}

fn handled(brush: &mut Brush, colour: Rgb) {
    brush.shadow(216, 584);
    brush.fill(&ellipse(400, 420, 216, 40), STRAW.dark(46));
    brush.tube(
        "M206 430Q150 350 226 340Q262 346 262 410M594 430Q650 350 574 340Q538 346 538 410",
        LEATHER,
        20,
    );
    brush.form(
        "M184 420Q400 476 616 420L578 600Q566 640 520 640H280Q234 640 222 600z",
        STRAW,
        60,
        |brush| {
            weave(brush, STRAW);
            brush.fill("M150 540H650V700H150z", colour);
            brush.veil("M150 540H650V548H150z", colour.dark(50), 50);
        },
    );
    brush.line("M184 420Q400 476 616 420", STRAW.dark(20), 18);
}

fn laundry(brush: &mut Brush, colour: Rgb) {
    brush.shadow(256, 544);
    brush.form(
        "M250 330H550L530 610Q526 640 496 640H304Q274 640 270 610z",
        STRAW,
        56,
        |brush| {
            weave(brush, STRAW);
            brush.fill("M200 410H600V500H200z", colour);
        },
    );
    brush.tube(
        "M262 400Q222 420 240 470M538 400Q578 420 560 470",
        LEATHER,
        16,
    );
    brush.solid(
        "M236 330Q240 270 400 262T564 330Q400 356 236 330z",
        STRAW.light(14),
        30,
    );
    brush.line("M236 330Q400 358 564 330", STRAW.dark(26), 12);
    brush.solid(&ellipse(400, 262, 26, 18), colour, 10);
}

fn tray(brush: &mut Brush, colour: Rgb) {
    brush.shadow(150, 650);
    brush.tube(
        "M176 540Q120 470 176 452Q220 450 222 530M624 540Q680 470 624 452Q580 450 578 530",
        LEATHER,
        18,
    );
    brush.fill(&ellipse(400, 540, 258, 44), colour.dark(6));
    brush.fill(&ellipse(404, 546, 226, 32), colour.light(20));
    for (x, y, tone) in [
        (330, 512, 0x00d9_8236),
        (400, 496, 0x00d2_4b32),
        (466, 514, 0x00e0_a52e),
    ] {
        brush.solid(&circle(x, y, 46), Rgb(tone), 18);
        brush.line(&format!("M{x} {}q4-14 14-18", y - 44), DARK_WOOD, 6);
    }
    brush.form(
        "M142 540Q400 612 658 540L634 610Q624 640 590 640H210Q176 640 166 610z",
        STRAW,
        50,
        |brush| weave(brush, STRAW),
    );
    brush.line("M142 540Q400 612 658 540", colour, 16);
}

fn picnic(brush: &mut Brush, colour: Rgb) {
    brush.shadow(226, 574);
    brush.tube("M246 440C210 130 590 130 554 440", STRAW.dark(10), 26);
    brush.fill(&ellipse(400, 440, 186, 34), STRAW.dark(46));
    brush.solid(
        "M250 446Q256 400 330 404T470 400T552 446Q400 480 250 446z",
        colour,
        20,
    );
    brush.form("M212 440Q400 494 588 440Q600 560 550 620Q536 640 510 640H290Q264 640 250 620Q200 560 212 440z", STRAW, 58, |brush| weave(brush, STRAW));
    brush.solid(
        "M330 466L356 470L470 462L500 458L486 540L440 500L400 548L360 504L320 536z",
        colour,
        12,
    );
    brush.line("M212 440Q400 494 588 440", STRAW.dark(20), 16);
}

/// Bottle with a branch, round with grasses, jug, ring.
pub(super) fn vase(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => bottle_vase(brush, colour),
        1 => round_vase(brush, colour),
        2 => jug(brush, colour),
        _ => ring_vase(brush, colour),
    }
}

fn bottle_vase(brush: &mut Brush, colour: Rgb) {
    brush.shadow(310, 490);
    branch(brush);
    brush.form("M372 320H428V400Q432 440 470 470Q500 500 500 560Q500 640 440 640H360Q300 640 300 560Q300 500 330 470Q368 440 372 400z", colour, 46, |brush| {
        brush.fill("M280 560Q400 600 520 560V700H280z", colour.light(30));
    });
    brush.solid(&block(362, 306, 76, 24, 10), colour.light(14), 14);
    brush.gleam("M326 570Q320 520 350 492", 13);
}

fn round_vase(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 530);
    for (tip, lean) in [(240, -60), (330, -24), (420, 6), (510, 40), (580, 70)] {
        brush.line(
            &format!("M400 460Q{} 360 {tip} 230", 400 + lean),
            STRAW.dark(26),
            7,
        );
        brush.turned(lean / 2, tip, 220, |brush| {
            brush.fill(
                &format!(
                    "M{tip} 280Q{} 190 {tip} 110Q{} 190 {tip} 280z",
                    tip - 40,
                    tip + 40
                ),
                STRAW.light(34),
            );
            brush.line(&format!("M{tip} 270V150"), STRAW, 5);
        });
    }
    brush.solid(
        "M346 420H454V446Q540 470 540 550Q540 640 450 640H350Q260 640 260 550Q260 470 346 446z",
        colour,
        52,
    );
    brush.line(
        "M264 540Q400 570 536 540M270 570Q400 600 530 570",
        colour.light(40),
        7,
    );
    brush.solid(&block(336, 408, 128, 26, 11), colour.light(16), 20);
    brush.gleam("M290 540Q292 500 326 480", 13);
}

fn jug(brush: &mut Brush, colour: Rgb) {
    brush.shadow(280, 530);
    brush.line("M486 360C610 340 610 540 500 560", colour.dark(24), 32);
    brush.line("M484 356C602 338 602 534 498 555", colour, 22);
    brush.form("M310 300L270 270Q300 250 340 262H470Q492 264 490 290L484 380Q530 450 530 530Q530 640 440 640H360Q270 640 270 530Q270 450 316 380z", colour, 54, |brush| {
        brush.fill("M240 470H560V486H240zM240 504H560V512H240z", PAPER);
    });
    brush.fill(
        "M286 274Q320 258 344 268H466Q480 270 484 280Q400 304 312 296z",
        colour.dark(30),
    );
    brush.gleam("M300 560Q294 500 316 450", 14);
}

fn ring_vase(brush: &mut Brush, colour: Rgb) {
    brush.shadow(280, 520);
    branch(brush);
    brush.solid("M400 340C510 340 576 410 576 494S510 640 400 640S224 578 224 494S290 340 400 340zM400 430C350 430 322 458 322 496S350 562 400 562S478 534 478 496S450 430 400 430z", colour, 34);
    brush.solid(&block(370, 286, 60, 66, 12), colour.light(12), 16);
    brush.gleam("M256 500Q258 440 304 404", 14);
}

fn branch(brush: &mut Brush) {
    brush.line(
        "M400 340Q390 240 340 170M396 270Q440 220 470 150M396 300Q340 270 290 266",
        DARK_WOOD,
        8,
    );
    for (x, y, turn) in [
        (340, 160, -30),
        (372, 226, 60),
        (320, 206, -70),
        (474, 140, 30),
        (446, 200, 70),
        (418, 196, -20),
        (284, 260, -80),
        (336, 258, 20),
        (466, 190, 100),
    ] {
        brush.turned(turn, x, y, |brush| {
            brush.fill(
                &format!(
                    "M{x} {}Q{} {} {x} {}Q{} {} {x} {}z",
                    y + 10,
                    x - 22,
                    y - 20,
                    y - 52,
                    x + 22,
                    y - 20,
                    y + 10
                ),
                LEAF.light(14),
            );
        });
    }
}
