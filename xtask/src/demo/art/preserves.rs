//! Spices, honey and sauces, in glass.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, DARK_WOOD, LEAF, LEATHER, PAPER, Rgb, STEEL, WOOD};
use super::jars::{GLASS, leaf};

/// Jar, grinder, flat tin, rack of three.
pub(super) fn spice(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => single_jar(brush, colour),
        1 => grinder(brush, colour),
        2 => flat_tin(brush, colour),
        _ => rack(brush, colour),
    }
}

fn single_jar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 500);
    spice_jar(brush, colour, (296, 330, 208));
}

fn grinder(brush: &mut Brush, colour: Rgb) {
    brush.shadow(300, 500);
    brush.form(
        "M320 440H480L500 620Q500 640 480 640H320Q300 640 300 620z",
        GLASS,
        34,
        |brush| {
            brush.fill("M280 490H520V680H280z", colour);
            for (x, y) in [
                (330, 520),
                (380, 510),
                (440, 524),
                (350, 570),
                (410, 564),
                (470, 570),
                (340, 614),
                (400, 616),
                (450, 612),
            ] {
                brush.fill(&circle(x, y, 15), colour.dark(24));
                brush.fill(&circle(x - 4, y - 4, 6), colour.light(24));
            }
        },
    );
    brush.solid(
        "M330 330Q322 380 312 440H488Q478 380 470 330Q470 270 400 270T330 330z",
        WOOD,
        44,
    );
    brush.solid(&block(376, 236, 48, 44, 18), BRASS, 14);
    brush.line("M318 402H482", DARK_WOOD, 8);
    brush.gleam("M350 340L342 390M326 500L320 600", 12);
}

fn flat_tin(brush: &mut Brush, colour: Rgb) {
    brush.shadow(230, 570);
    brush.solid(
        "M230 520H530V610Q520 640 490 640H270Q240 640 230 610z",
        STEEL,
        46,
    );
    brush.fill(&ellipse(380, 520, 150, 44), STEEL.light(34));
    brush.fill(&ellipse(380, 522, 132, 34), colour);
    brush.fill(
        "M262 520Q330 470 380 486T500 520Q440 540 380 540T262 520z",
        colour.light(18),
    );
    brush.turned(16, 590, 560, |brush| {
        brush.solid(&circle(590, 540, 100), STEEL.light(16), 16);
        brush.fill(&circle(588, 538, 78), PAPER);
        leaf(brush, 588, 526, colour.dark(10));
    });
    brush.gleam("M256 556V600", 11);
}

fn rack(brush: &mut Brush, colour: Rgb) {
    brush.shadow(170, 630);
    for (x, tone) in [
        (180, colour.light(24)),
        (490, colour.dark(24)),
        (334, colour),
    ] {
        brush.placed(x - 296 * 64 / 100, 640 - 640 * 64 / 100, 64, |brush| {
            spice_jar(brush, tone, (296, 330, 208));
        });
    }
    brush.solid("M160 560H640V640H160z", WOOD, 24);
    brush.fill("M160 560H640V572H160z", WOOD.light(30));
    brush.gleam("M180 600H280", 8);
}

fn spice_jar(brush: &mut Brush, colour: Rgb, (x, y, wide): (i32, i32, i32)) {
    brush.form(&block(x, y, wide, 640 - y, 30), GLASS, 34, |brush| {
        let top = y + 70;
        brush.fill(
            &format!("M0 {top}Q{} {} 800 {top}V700H0z", x + wide / 2, top - 40),
            colour,
        );
        for (dx, dy) in [
            (40, 110),
            (90, 96),
            (150, 120),
            (60, 250),
            (130, 262),
            (174, 236),
        ] {
            brush.fill(&circle(x + dx, y + dy, 6), colour.light(34));
        }
    });
    brush.solid(&block(x + 10, y - 62, wide - 20, 72, 14), COAL.light(8), 26);
    brush.line(
        &format!("M{} {}H{}", x + 26, y - 26, x + wide - 26),
        COAL.light(30),
        5,
    );
    brush.fill(&block(x + 30, y + 120, wide - 60, 110, 12), PAPER);
    leaf(brush, x + wide / 2, y + 160, colour.dark(16));
    brush.gleam(&format!("M{} {}V{}", x + 18, y + 40, y + 270), 11);
}

/// Honey jar with a dipper, sauce bottle, preserve, swing-top bottle.
pub(super) fn honey(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => honey_jar(brush, colour),
        1 => sauce_bottle(brush, colour),
        2 => preserve(brush, colour),
        _ => swing_top(brush, colour),
    }
}

fn honey_jar(brush: &mut Brush, colour: Rgb) {
    brush.shadow(266, 534);
    brush.form(
        "M300 340H500L544 400V580L500 640H300L256 580V400z",
        GLASS,
        40,
        |brush| {
            brush.fill("M240 390H560V700H240z", colour);
            brush.fill(
                "M240 390Q400 410 560 390V404Q400 424 240 404z",
                colour.light(40),
            );
            brush.veil("M300 380V700H340V380z", colour.light(70), 40);
        },
    );
    brush.solid(&block(290, 276, 220, 70, 14), BRASS, 30);
    brush.fill("M400 450L446 476V530L400 556L354 530V476z", PAPER);
    brush.fill("M400 474L425 488V518L400 532L375 518V488z", colour.dark(10));
    brush.tube("M590 640L664 400", WOOD, 16);
    brush.turned(17, 600, 600, |brush| {
        for step in 0..4 {
            brush.solid(&block(572, 548 + step * 22, 58, 15, 7), WOOD, 8);
        }
    });
    brush.gleam("M282 420V560", 14);
}

fn sauce_bottle(brush: &mut Brush, colour: Rgb) {
    brush.shadow(310, 490);
    brush.form("M372 250H428V350Q500 390 500 460V610Q500 640 470 640H330Q300 640 300 610V460Q300 390 372 350z", GLASS, 40, |brush| {
        brush.fill("M280 380H520V700H280z", colour);
    });
    brush.solid(&block(362, 196, 76, 64, 12), COAL, 18);
    brush.fill("M300 460H500V580H300z", PAPER);
    brush.veil("M462 460H500V580H462z", PAPER.dark(50), 30);
    brush.fill(
        "M300 470H500V478H300zM300 562H500V570H300z",
        colour.dark(12),
    );
    brush.fill("M400 490C440 530 430 552 400 552S360 530 400 490z", colour);
    brush.gleam("M320 600V590M322 446Q324 410 350 390", 12);
}

fn preserve(brush: &mut Brush, colour: Rgb) {
    brush.shadow(266, 534);
    brush.form(&block(262, 370, 276, 270, 50), GLASS, 40, |brush| {
        brush.fill("M240 410H560V700H240z", colour);
        for (x, y) in [
            (300, 450),
            (350, 600),
            (460, 610),
            (500, 450),
            (500, 540),
            (296, 560),
        ] {
            brush.fill(&circle(x, y, 16), colour.light(22));
        }
    });
    brush.form(
        "M276 300Q400 260 524 300L560 400Q530 380 500 404T440 404T380 404T320 404T240 400z",
        PAPER,
        30,
        |brush| {
            for x in (240..570).step_by(40) {
                brush.veil(&format!("M{x} 240h18V430h-18z"), colour, 45);
                let y = x + 20;
                brush.veil(&format!("M220 {y}H580v14H220z"), colour, 45);
            }
        },
    );
    brush.tube("M270 352Q400 384 530 352", LEATHER, 10);
    brush.fill(&ellipse(400, 520, 84, 58), PAPER);
    brush.fill(
        "M400 480C430 480 452 500 440 530Q420 560 400 560Q380 560 360 530C348 500 370 480 400 480z",
        colour,
    );
    brush.line("M400 486Q404 468 420 462", LEAF, 8);
    brush.gleam("M286 440V580", 14);
}

fn swing_top(brush: &mut Brush, colour: Rgb) {
    brush.shadow(310, 490);
    brush.form("M368 230H432V320Q500 350 500 430V610Q500 640 470 640H330Q300 640 300 610V430Q300 350 368 320z", colour, 46, |_| {});
    brush.line(
        "M360 260L348 320M440 260L452 320M352 300H448",
        STEEL.dark(10),
        8,
    );
    brush.solid(&block(366, 176, 68, 60, 16), PAPER, 14);
    brush.line("M362 230H438", Rgb(0x00c9_563f), 10);
    brush.fill(&circle(400, 520, 62), PAPER);
    leaf(brush, 400, 510, LEAF);
    brush.gleam("M322 590V440Q324 400 352 372", 13);
}
