//! Things that sound: headphones, earbuds, speakers, radios, the record player.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, LEATHER, PAPER, Rgb, STEEL, WOOD};

/// Closed over the ear, light on the ear, studio with a coiled cable, for children.
pub(super) fn headphones(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.shadow(210, 590);
    match shape {
        0 => over_ear(brush, colour),
        1 => on_ear(brush, colour),
        2 => studio(brush, colour),
        _ => for_children(brush, colour),
    }
}

fn over_ear(brush: &mut Brush, colour: Rgb) {
    brush.tube("M248 510C212 178 588 178 552 510", colour, 44);
    brush.line("M300 330C340 262 460 262 500 330", COAL, 22);
    shells(brush, colour, (186, 440, 104, 200));
    brush.line("M226 500V580M574 500V580", colour.light(40), 8);
}

fn on_ear(brush: &mut Brush, colour: Rgb) {
    brush.tube("M262 540C222 196 578 196 538 540", STEEL, 18);
    brush.solid(&block(250, 440, 24, 90, 10), COAL, 8);
    brush.solid(&block(526, 440, 24, 90, 10), COAL, 8);
    for x in [268, 532] {
        brush.solid(&ellipse(x, 556, 66, 84), colour, 34);
        brush.fill(&ellipse(x - 4, 554, 36, 50), colour.dark(22));
        brush.fill(&ellipse(x - 4, 554, 14, 20), colour.light(20));
    }
    brush.gleam("M216 540Q220 506 240 490", 10);
}

fn studio(brush: &mut Brush, colour: Rgb) {
    brush.line(
        "M226 630c-90 30-120-30-70-40s60 50 0 44s-70-70-20-74",
        COAL,
        11,
    );
    brush.tube("M246 510C196 150 604 150 554 510", COAL, 40);
    brush.tube("M300 300C346 236 454 236 500 300", LEATHER, 30);
    shells(brush, colour, (168, 420, 128, 220));
    brush.line(&circle(222, 530, 40), STEEL, 8);
    brush.line(&circle(578, 530, 40), STEEL, 8);
}

fn for_children(brush: &mut Brush, colour: Rgb) {
    brush.tube("M262 520C226 232 574 232 538 520", colour, 54);
    brush.line("M318 330Q400 262 482 330", colour.light(50), 16);
    shells(brush, colour.light(12), (192, 466, 120, 174));
    for x in [244, 556] {
        brush.fill(
            &format!("M{x} 512l12 26 28 3-21 19 6 28-25-15-25 15 6-28-21-19 28-3z"),
            PAPER,
        );
    }
}

fn shells(brush: &mut Brush, colour: Rgb, (left, top, wide, tall): (i32, i32, i32, i32)) {
    let right = 800 - left - wide;
    brush.solid(
        &block(left + wide - 34, top + 12, 60, tall - 24, 26),
        COAL,
        14,
    );
    brush.solid(&block(right - 26, top + 12, 60, tall - 24, 26), COAL, 14);
    brush.solid(&block(left, top, wide, tall, wide / 2 - 4), colour, 34);
    brush.solid(&block(right, top, wide, tall, wide / 2 - 4), colour, 34);
    brush.gleam(&format!("M{} {}q4-34 26-46", left + 20, top + 76), 11);
}

/// Open case, pebble, ear hooks, neckband.
pub(super) fn earbuds(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => open_case(brush, colour),
        1 => pebble(brush, colour),
        2 => ear_hooks(brush, colour),
        _ => neckband(brush, colour),
    }
}

fn open_case(brush: &mut Brush, colour: Rgb) {
    brush.shadow(236, 566);
    brush.solid(&block(240, 300, 320, 170, 72), colour.dark(8), 34);
    brush.fill(&block(266, 326, 268, 140, 54), colour.dark(34));
    bud(brush, 336, 410, colour.light(30));
    brush.mirrored(400, |brush| bud(brush, 336, 410, colour.light(30)));
    brush.solid(&block(232, 466, 336, 174, 76), colour, 52);
    brush.fill(&block(232, 462, 336, 20, 9), colour.light(34));
    brush.fill(&circle(400, 556, 9), Rgb(0x0079_d08a));
    brush.gleam("M266 580V536", 14);
}

fn pebble(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 540);
    brush.solid(&ellipse(390, 500, 170, 140), colour, 56);
    brush.line("M222 482Q390 530 558 482", colour.dark(34), 6);
    brush.fill(&block(370, 506, 44, 16, 7), colour.light(44));
    brush.gleam("M254 456Q276 400 330 378", 16);
    for x in [520, 596] {
        brush.shadow_at(x - 34, x + 34, 664);
        brush.solid(&ellipse(x, 632, 40, 36), colour.light(22), 18);
        brush.solid(&block(x - 12, 582, 34, 34, 14), COAL, 10);
    }
}

fn ear_hooks(brush: &mut Brush, colour: Rgb) {
    brush.shadow(210, 590);
    for x in [280, 500] {
        brush.tube(
            &format!(
                "M{} 470C{} 330 {} 300 {} 400C{} 470 {} 600 {} 628",
                x - 20,
                x - 60,
                x + 110,
                x + 110,
                x + 110,
                x + 100,
                x + 62
            ),
            colour,
            24,
        );
        brush.solid(&block(x - 50, 440, 110, 170, 44), colour, 34);
        brush.solid(&circle(x - 34, 520, 34), COAL, 14);
        brush.fill(&circle(x + 20, 490, 12), colour.light(44));
        brush.gleam(&format!("M{x} 566V532"), 10);
    }
}

fn neckband(brush: &mut Brush, colour: Rgb) {
    brush.shadow(200, 600);
    brush.line(
        "M214 560C236 500 286 470 330 452M586 560C564 500 514 470 470 452",
        COAL,
        9,
    );
    brush.tube("M214 590C150 210 650 210 586 590", colour, 40);
    brush.line("M262 376C330 280 470 280 538 376", colour.light(30), 12);
    brush.solid(&block(186, 520, 58, 120, 26), COAL, 18);
    brush.solid(&block(556, 520, 58, 120, 26), COAL, 18);
    for x in [330, 470] {
        brush.solid(&ellipse(x, 468, 36, 44), colour, 20);
        brush.solid(&circle(x, 438, 20), COAL, 8);
    }
}

fn bud(brush: &mut Brush, x: i32, y: i32, colour: Rgb) {
    brush.solid(&ellipse(x + 24, y - 26, 20, 24), colour.dark(20), 10);
    brush.solid(&block(x - 20, y - 20, 34, 120, 15), colour, 12);
    brush.solid(&ellipse(x, y - 22, 40, 38), colour, 18);
}

/// Portable cylinder, bookshelf, sphere, boom box.
pub(super) fn speaker(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => cylinder(brush, colour),
        1 => bookshelf(brush, colour),
        2 => sphere(brush, colour),
        _ => boom_box(brush, colour),
    }
}

fn cylinder(brush: &mut Brush, colour: Rgb) {
    brush.shadow(288, 512);
    brush.tube("M470 236Q560 220 566 292Q568 340 520 330", LEATHER, 14);
    brush.form(&block(288, 220, 224, 420, 52), colour, 52, |brush| {
        cloth(brush, colour, (296, 290, 504, 600));
    });
    brush.fill(
        "M288 280V272Q288 220 340 220H460Q512 220 512 272V280z",
        colour.dark(26),
    );
    brush.fill(
        "M288 590H512V600Q508 640 460 640H340Q290 640 288 600z",
        colour.dark(26),
    );
    brush.line("M372 250H388M412 242V258M404 250H420", PAPER, 6);
    brush.fill(&block(346, 400, 108, 44, 12), colour.dark(30));
    brush.fill(&circle(400, 422, 8), PAPER);
    brush.gleam("M314 312V540", 12);
}

fn bookshelf(brush: &mut Brush, colour: Rgb) {
    brush.shadow(262, 540);
    brush.solid("M520 200L566 226V614L520 640z", WOOD, 10);
    brush.solid(&block(262, 200, 272, 440, 16), colour, 30);
    cone(brush, 398, 304, 62, colour);
    cone(brush, 398, 490, 106, colour);
    brush.fill(&block(330, 612, 136, 10, 4), colour.dark(40));
}

fn sphere(brush: &mut Brush, colour: Rgb) {
    brush.shadow(286, 514);
    brush.form(
        "M296 640Q222 590 222 490A178 178 0 0 1 578 490Q578 590 504 640z",
        colour,
        64,
        |brush| cloth(brush, colour, (226, 420, 580, 640)),
    );
    brush.fill(&ellipse(400, 352, 92, 24), colour.dark(34));
    brush.line(&ellipse(400, 350, 92, 24), Rgb(0x007f_d0e0), 7);
    brush.gleam("M252 484Q256 420 300 376", 16);
}

fn boom_box(brush: &mut Brush, colour: Rgb) {
    brush.shadow(160, 640);
    brush.tube(
        "M240 400V336Q240 316 262 316H538Q560 316 560 336V400",
        COAL,
        26,
    );
    brush.solid(&block(152, 380, 496, 260, 62), colour, 50);
    cone(brush, 276, 510, 88, colour);
    cone(brush, 524, 510, 88, colour);
    brush.fill(&block(372, 424, 56, 20, 9), PAPER);
    brush.fill(&circle(400, 508, 15), BRASS);
    brush.fill(&circle(400, 560, 15), BRASS);
    brush.gleam("M186 470Q190 426 224 410", 13);
}

fn cone(brush: &mut Brush, x: i32, y: i32, radius: i32, colour: Rgb) {
    brush.fill(&circle(x, y, radius), colour.dark(44));
    brush.solid(&circle(x, y, radius * 85 / 100), COAL, radius / 6);
    brush.fill(&circle(x, y, radius * 52 / 100), COAL.light(14));
    brush.solid(&circle(x, y, radius * 28 / 100), COAL.light(34), radius / 9);
}

fn cloth(brush: &mut Brush, colour: Rgb, (left, top, right, bottom): (i32, i32, i32, i32)) {
    for y in (top..bottom).step_by(28) {
        let rows = format!("M{left} {y}H{right}M{} {}H{right}", left + 10, y + 14);
        brush.dashed(&rows, colour.dark(22), 7, "0 20");
    }
}

/// Table radio, portable radio, record player, clock radio.
pub(super) fn radio(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => table_radio(brush, colour),
        1 => portable_radio(brush, colour),
        2 => record_player(brush, colour),
        _ => clock_radio(brush, colour),
    }
}

fn table_radio(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    brush.tube("M236 600L216 634M564 600L584 634", WOOD, 22);
    brush.solid(&block(160, 350, 480, 262, 54), colour, 54);
    brush.solid(&block(190, 380, 250, 202, 28), PAPER, 16);
    for y in (404..570).step_by(24) {
        brush.line(&format!("M212 {y}H418"), WOOD, 9);
    }
    dial(brush, 536, 446, 60);
    brush.solid(&circle(502, 552, 20), BRASS, 8);
    brush.solid(&circle(570, 552, 20), BRASS, 8);
    brush.gleam("M182 440V410Q184 380 214 370", 10);
}

fn portable_radio(brush: &mut Brush, colour: Rgb) {
    brush.shadow(200, 600);
    brush.line("M560 400L640 170", STEEL, 9);
    brush.fill(&circle(641, 166, 10), STEEL.dark(20));
    brush.tube("M250 390Q250 300 300 300H500Q550 300 550 390", LEATHER, 26);
    brush.solid(&block(196, 376, 408, 264, 34), colour, 48);
    brush.solid(&circle(316, 516, 92), colour.dark(20), 18);
    brush.rings(316, 516, colour.dark(46));
    brush.fill(&block(436, 420, 140, 54, 10), PAPER);
    brush.line("M452 454H560M480 436V454M520 436V454", COAL, 5);
    brush.line("M498 428V466", Rgb(0x00d2_4b32), 6);
    brush.solid(&circle(470, 550, 30), PAPER, 12);
    brush.solid(&circle(546, 550, 30), PAPER, 12);
    brush.gleam("M220 440V416Q222 400 238 398", 9);
}

fn record_player(brush: &mut Brush, colour: Rgb) {
    brush.shadow(140, 660);
    brush.solid(
        "M210 440H590Q606 440 612 452L668 590H132L188 452Q194 440 210 440z",
        colour.light(16),
        10,
    );
    brush.solid(
        "M132 590H668V616Q668 640 644 640H156Q132 640 132 616z",
        colour,
        40,
    );
    brush.fill(&ellipse(370, 516, 186, 60), COAL.dark(30));
    brush.fill(&ellipse(368, 511, 184, 58), COAL);
    brush.line(&ellipse(368, 511, 130, 40), COAL.light(18), 4);
    brush.line(&ellipse(368, 511, 96, 29), COAL.light(18), 4);
    brush.fill(&ellipse(368, 511, 56, 17), colour);
    brush.fill(&ellipse(368, 511, 8, 4), PAPER);
    brush.tube("M586 470L560 540L478 548", STEEL, 10);
    brush.solid(&ellipse(588, 474, 28, 14), STEEL, 8);
    brush.fill(&ellipse(604, 562, 18, 8), BRASS);
}

fn clock_radio(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 580);
    brush.solid(&block(210, 380, 380, 260, 70), colour, 54);
    brush.solid(&circle(330, 510, 90), PAPER, 16);
    brush.line("M330 510V452M330 510L372 530", COAL, 10);
    for (x, y) in [(330, 436), (404, 510), (330, 584), (256, 510)] {
        brush.fill(&circle(x, y, 6), COAL);
    }
    for y in (450..580).step_by(26) {
        brush.line(&format!("M456 {y}H550"), colour.dark(40), 9);
    }
    brush.solid(&block(340, 352, 120, 34, 14), BRASS, 20);
    brush.gleam("M236 470Q240 422 276 406", 12);
}

fn dial(brush: &mut Brush, x: i32, y: i32, radius: i32) {
    brush.solid(&circle(x, y, radius), PAPER, 12);
    brush.line(&circle(x, y, radius - 16), COAL.light(30), 4);
    brush.line(&format!("M{x} {y}l24-30"), Rgb(0x00d2_4b32), 7);
    brush.fill(&circle(x, y, 9), COAL);
}
