import Domain

/// Matters of disclosure, subsidies, organisation, environment and people's needs.
enum DemoServiceMatters {
    static let all: [DemoMatters.Matter] = [
        .init(
            title: "财务收支公开不及时，明细缺失", heading: "style", subject: .disclosures, severity: .medium,
            facts: "实地查看公开栏并入户询问{户}户，{年}年{季}财务收支未公开，其余仅公开合计数，未列明支出项目。"
                + "多数群众表示不清楚村里的钱花在哪里。",
            basis: "《中华人民共和国村民委员会组织法》关于村务公开的规定。", party: .village, responsible: "村民委员会、村务监督委员会",
            recommendation: "补充公开所缺季度明细，建立公开事项登记，由村务监督委员会逐季核对。", yuan: 0),
        .init(
            title: "党员大会记录缺失，组织生活不经常", heading: "organisational", subject: .partyBuilding,
            severity: .minor,
            facts: "查阅{年}年会议记录本，{季}未按月召开支部党员大会，部分主题党日活动记录系事后补写。"
                + "与{户}名党员个别谈话，过半反映全年参加集中学习不超过{人}次。",
            basis: "《中国共产党支部工作条例（试行）》关于党员大会的规定。", party: .village, responsible: "村党组织书记",
            recommendation: "制定组织生活月度安排，由包村干部到会指导，记录当月归档。", yuan: 0),
        .init(
            title: "低保动态调整不及时", heading: "style", subject: .subsidies, severity: .medium,
            facts: "比对低保名册与入户情况，{人}户家庭成员已稳定就业仍按原标准发放，{年}年{月}以来多发约{元}元；"
                + "另有1户因病致困，提出申请后至今未组织评议。",
            basis: "本省最低生活保障审核确认办法关于动态管理的规定。", party: .township, responsible: "乡镇民政办、村民委员会",
            recommendation: "乡镇组织复核，按规定停发或纳入，并对全乡镇低保户开展一次核对。", yuan: 1),
        .init(
            title: "垃圾清运不及时，{地点}杂物堆放", heading: "style", subject: .environment, severity: .minor,
            facts: "三次实地查看，{地点}垃圾堆放点超过一周未清运，排水沟淤堵。入户走访中{户}户反映该问题，保洁员称清运车每月仅来两次。",
            basis: "本县农村人居环境长效管护办法。", party: .township, responsible: "乡镇人民政府、村民委员会",
            recommendation: "乡镇增加清运频次，村级落实分片包保，公开保洁员责任区和监督电话。", yuan: 0),
        .init(
            title: "信访事项答复不到位", heading: "style", subject: .petitions, severity: .medium,
            facts: "{年}年登记群众来访9件，其中宅基地纠纷{人}件仅有登记，无调查和答复记录。来访人表示半年未得到回音。",
            basis: "《信访工作条例》关于办理时限和答复的规定。", party: .village, responsible: "村民委员会、调解委员会",
            recommendation: "逐件调查答复，由来访人签字确认，建立接访登记和回访制度。", yuan: 0),
        .init(
            title: "上一轮巡察反馈的问题整改不彻底", heading: "rectification", subject: .others, severity: .medium,
            facts: "上一届反馈“代收款挂账”问题，整改报告称已全部清理。核对账目，仍有往来款{笔}笔共{元}元未核销。",
            basis: "巡察整改有关规定。", party: .village, responsible: "村党组织",
            recommendation: "逐笔核对清理，说明原因，由乡镇财经所复核。", yuan: 1),
        .init(
            title: "公益性岗位人员长期不在岗", heading: "corruption", subject: .subsidies, severity: .medium,
            facts: "走访查看公益性岗位人员在岗情况，{人}人长期在外务工，由亲属代领补贴，{年}年以来合计发放{元}元。",
            basis: "公益性岗位开发管理办法。", party: .township, responsible: "乡镇社保所、村民委员会",
            recommendation: "清退不在岗人员，追回补贴，乡镇按月核对在岗情况并公开名单。", yuan: 1),
        .init(
            title: "村务监督委员会履职流于形式", heading: "organisational", subject: .cadreConduct,
            severity: .medium,
            facts: "查阅监督记录，{年}年仅有{人}次签字，均为年底集中补签。谈话中监督委员会成员不了解{工程}项目的验收情况。",
            basis: "《中华人民共和国村民委员会组织法》关于村务监督机构的规定。", party: .village, responsible: "村务监督委员会",
            recommendation: "明确监督事项清单，逐月审核收支并公布意见，由乡镇纪委指导。", yuan: 0),
        .init(
            title: "宅基地审批程序不规范", heading: "style", subject: .land, severity: .medium,
            facts: "抽查{年}年宅基地申请12份，{人}份缺村民小组会议记录，{地点}一户先建后批，村级未制止也未上报。",
            basis: "农村宅基地审批管理有关规定。", party: .township, responsible: "乡镇村建中心、村民委员会",
            recommendation: "补正审批资料，对先建后批的依规处理，建立动工、完工两次到场制度。", yuan: 0),
        .init(
            title: "产业项目联农带农效果不明显", heading: "political", subject: .industry, severity: .minor,
            facts: "村集体与合作社合作的{资产}项目，协议约定{户}户参与，实际带动不足一半，{年}年分红未按协议兑现，涉及{元}元。",
            basis: "衔接资金项目资产管理办法。", party: .village, responsible: "村党组织、合作社",
            recommendation: "核清应付分红并限期兑现，修订合作协议，公开带动名单。", yuan: 1),
        .init(
            title: "{部门}补贴资料审核把关不严", heading: "discipline", subject: .subsidies, severity: .medium,
            facts: "比对地力保护补贴发放表与确权面积，{人}户申报面积大于确权面积，{年}年多发{元}元，{部门}未开展抽查。",
            basis: "惠农补贴资金管理办法关于逐级审核的规定。", party: .township, responsible: "乡镇财政所、村民委员会",
            recommendation: "逐户复核面积，多发部分予以追回，公示补贴名册和标准。", yuan: 1),
        .init(
            title: "政策宣讲不到位，群众知晓率低", heading: "ideological", subject: .partyBuilding,
            severity: .minor,
            facts: "发放问卷{户}份，不足四成群众知道医保缴费和防返贫监测政策，{年}年未见专题宣讲记录，宣传栏在{地点}已破损。",
            basis: "基层党组织宣传群众的有关要求。", party: .village, responsible: "村党组织",
            recommendation: "结合主题党日开展宣讲，入户发放明白纸，更新宣传栏。", yuan: 0),
    ]
}
