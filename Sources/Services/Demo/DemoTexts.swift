import Domain

/// The prose of the made-up county: matters that village inspections really meet, with made-up
/// facts and made-up people.
enum DemoTexts {
    struct Matter {
        let title: String
        let heading: String
        let subject: Finding.Subject
        let severity: Finding.Severity
        let facts: String
        let basis: String
        let party: Party
        let responsible: String
        let recommendation: String
        let yuan: Int64
    }

    static let matters: [Matter] = [
        Matter(
            title: "集体鱼塘租金未入账即用于支付工程款", heading: "discipline", subject: .collectiveFunds,
            severity: .serious,
            facts: "查阅村级收支台账并与承租户核对，2025年3月至11月共收取集体鱼塘租金3笔，合计46,800元，未缴入村集体账户，"
                + "由报账员保管后直接用于支付环村路零星工程款。账面收支相抵，但资金未经专户。",
            basis: "《农村集体经济组织财务制度》关于收入及时入账、不得坐收坐支的规定。", party: .village,
            responsible: "村党组织、报账员", recommendation: "核清坐收坐支资金去向，补办入账手续，完善租金收缴台账并按季公开。",
            yuan: 46_800),
        Matter(
            title: "财务收支公开不及时，明细缺失", heading: "style", subject: .disclosures, severity: .medium,
            facts: "实地查看公开栏并入户询问36户，2025年二、三季度财务收支未公开，2024年四季度仅公开合计数，"
                + "未列明支出项目。29户表示不清楚村里的钱花在哪里。",
            basis: "《中华人民共和国村民委员会组织法》关于村务公开的规定。", party: .village, responsible: "村民委员会、村务监督委员会",
            recommendation: "补充公开所缺季度明细，建立公开事项登记，由村务监督委员会逐季核对。", yuan: 0),
        Matter(
            title: "砂石路项目未留存招标和验收资料", heading: "corruption", subject: .smallProjects,
            severity: .serious,
            facts: "2024年实施的2.1公里砂石路项目，合同价98,600元。调阅项目档案，无询价比选记录，验收单仅有施工方签字。"
                + "实地测量路段长1.86公里，与合同相差0.24公里。",
            basis: "本县村级小微工程管理办法关于5万元以上项目比选和验收的规定。", party: .village, responsible: "村民委员会",
            recommendation: "会同乡镇核实工程量，追回多付工程款，补齐比选和验收资料。", yuan: 98_600),
        Matter(
            title: "党员大会记录缺失，组织生活不经常", heading: "organisational", subject: .partyBuilding,
            severity: .minor,
            facts: "查阅2025年会议记录本，3月、6月、9月未召开支部党员大会，7月主题党日活动记录系事后补写。"
                + "与12名党员个别谈话，8人反映全年参加集中学习不超过3次。",
            basis: "《中国共产党支部工作条例（试行）》关于党员大会的规定。", party: .village, responsible: "村党组织书记",
            recommendation: "制定组织生活月度安排，由包村干部到会指导，记录当月归档。", yuan: 0),
        Matter(
            title: "低保动态调整不及时", heading: "style", subject: .subsidies, severity: .medium,
            facts: "比对低保名册与入户情况，发现1户家庭成员已于2025年4月稳定就业，仍按原标准发放；"
                + "另有1户因病致困，2025年6月提出申请后至今未组织评议。",
            basis: "本省最低生活保障审核确认办法关于动态管理的规定。", party: .township, responsible: "乡镇民政办、村民委员会",
            recommendation: "乡镇组织复核两户情况，按规定停发或纳入，并对全镇低保户开展一次核对。", yuan: 5_460),
        Matter(
            title: "集体厂房出租未经民主议事程序", heading: "discipline", subject: .collectiveFunds,
            severity: .medium,
            facts: "2023年将原粮站厂房出租10年，年租金18,000元，仅由村两委商定，未召开村民代表会议，"
                + "合同未约定租金调整，周边同类厂房年租金约为26,000元。",
            basis: "四议两公开制度；《中华人民共和国农村集体经济组织法》关于重大事项决策的规定。", party: .village,
            responsible: "村党组织、村民委员会", recommendation: "依规补充民主议事程序，与承租方协商调整租金，资产出租一律上平台公开。",
            yuan: 80_000),
        Matter(
            title: "垃圾清运不及时，背街小巷杂物堆放", heading: "style", subject: .environment, severity: .minor,
            facts: "三次实地查看，村东头和老学校后侧两处垃圾堆放点超过一周未清运，排水沟淤堵。入户走访中21户反映该问题，"
                + "保洁员称清运车每月仅来两次。",
            basis: "本县农村人居环境长效管护办法。", party: .township, responsible: "乡镇人民政府、村民委员会",
            recommendation: "乡镇增加清运频次，村级落实分片包保，公开保洁员责任区和监督电话。", yuan: 0),
        Matter(
            title: "抗旱水井建成后闲置，无人管护", heading: "style", subject: .smallProjects, severity: .medium,
            facts: "2022年建成机井4眼，投资62,000元。实地查看，2眼未通电，1眼水泵丢失，仅1眼可用。无管护协议，未明确责任人。",
            basis: "本县农田水利设施管护办法。", party: .village, responsible: "村民委员会",
            recommendation: "修复通电，落实管护人和管护经费，列入固定资产登记。", yuan: 62_000),
        Matter(
            title: "信访事项答复不到位", heading: "style", subject: .petitions, severity: .medium,
            facts: "2025年登记群众来访9件，其中宅基地纠纷2件仅有登记，无调查和答复记录。来访人表示半年未得到回音。",
            basis: "《信访工作条例》关于办理时限和答复的规定。", party: .village, responsible: "村民委员会、调解委员会",
            recommendation: "逐件调查答复，由来访人签字确认，建立接访登记和回访制度。", yuan: 0),
        Matter(
            title: "村干部领取误工补贴无考勤依据", heading: "discipline", subject: .cadreConduct,
            severity: .serious,
            facts: "2024年至2025年9月，3名村干部在固定报酬之外领取误工补贴合计12,900元，凭证附件仅有领款单，无出工记录和审批。",
            basis: "《农村基层干部廉洁履行职责规定》。", party: .village, responsible: "村党组织书记、报账员",
            recommendation: "核实误工事实，无依据的予以退还，制定误工补贴管理办法。", yuan: 12_900),
        Matter(
            title: "上一轮巡察反馈的问题整改不彻底", heading: "rectification", subject: .others, severity: .medium,
            facts: "上一届反馈“合作医疗代收款挂账”问题，整改报告称已全部清理。核对账目，仍有往来款3笔共7,350元未核销。",
            basis: "巡察整改有关规定。", party: .village, responsible: "村党组织",
            recommendation: "逐笔核对清理，说明原因，由乡镇财经所复核。", yuan: 7_350),
        Matter(
            title: "公益性岗位人员长期不在岗", heading: "corruption", subject: .subsidies, severity: .medium,
            facts: "走访查看7名公益性岗位人员在岗情况，2人长期在外务工，由亲属代领补贴，2025年1月至8月合计发放9,600元。",
            basis: "公益性岗位开发管理办法。", party: .township, responsible: "乡镇社保所、村民委员会",
            recommendation: "清退不在岗人员，追回补贴，乡镇按月核对在岗情况并公开名单。", yuan: 9_600),
    ]

    static let opinions = [
        "希望把村口到小学的路灯修好，孩子早晚上学看不清路。", "对村里环境卫生比较满意，建议垃圾车来得勤一些。",
        "土地流转的租金去年晚发了两个月，想知道今年什么时候发。", "家里老人慢性病买药要跑到镇上，希望村卫生室多备几种药。",
        "村里的账贴出来字太小，也看不懂，最好开会讲一讲。", "自来水下午经常没水，反映过几次没有下文。",
        "村干部办事态度不错，低保评议也贴出来了，没有意见。", "机井坏了一年多，浇地要到邻村拉水。", "对合作社分红的算法有疑问，希望公开。",
        "孩子在外打工，村里有事能在微信群里通知一声就好。",
    ]

    static let surnames = Array(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾田董"
            + "潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔"
    )
    .map(String.init)
    static let givenNames = [
        "建国", "志强", "海燕", "春梅", "明辉", "文斌", "秀英", "立新", "晓东", "玉兰", "国庆", "金凤", "永生", "凤霞", "少华",
        "爱民",
        "丽娟", "长青", "振华", "淑芬", "世杰", "红梅", "卫东", "小燕", "德才", "美玲", "宏伟", "桂香",
    ]

    /// A made-up name; no two of the first five hundred are the same.
    static func name(_ n: Int) -> String {
        surnames[(n * 7) % surnames.count]
            + givenNames[(n * 5 + n / givenNames.count) % givenNames.count]
    }
}
