import Domain

/// The prose of the made-up county: matters that village inspections really meet, with made-up
/// facts and made-up people.
enum DemoTexts {
    static let opinions = [
        "希望把村口到小学的路灯修好，孩子早晚上学看不清路。", "对村里环境卫生比较满意，建议垃圾车来得勤一些。",
        "土地流转的租金去年晚发了两个月，想知道今年什么时候发。", "家里老人慢性病买药要跑到镇上，希望村卫生室多备几种药。",
        "村里的账贴出来字太小，也看不懂，最好开会讲一讲。", "自来水下午经常没水，反映过几次没有下文。",
        "村干部办事态度不错，低保评议也贴出来了，没有意见。", "机井坏了一年多，浇地要到邻村拉水。", "对合作社分红的算法有疑问，希望公开。",
        "孩子在外打工，村里有事能在微信群里通知一声就好。", "{地点}下雨积水，车过不去，盼着早点修。", "{工程}去年说要做，一直没动静。",
        "集体{资产}包给谁、多少钱，大家都想知道。", "医保缴费今年又涨了，希望讲清楚能报多少。", "没有意见，村里这两年变化大。",
        "希望老年食堂早点开，中午能吃口热饭。", "{职务}很少在村部，盖个章要跑几趟。", "想学种植技术，盼着多办几次培训。",
        "邻居宅基地占了公路边沟，一下雨就淹我家院子。", "厕所改造后抽粪不及时，联系不上人。",
    ]

    static let topics = [
        "村级资金和项目公开情况", "群众身边的急难愁盼", "惠农补贴和低保评议", "人居环境和公共设施管护", "集体经济和合作社分红", "党员作用发挥和组织生活",
    ]

    static func opinion(_ n: Int) -> String {
        DemoWords.filled(opinions[n % opinions.count], n)
    }

    /// Made-up employers of the people of the pool.
    static let employers = [
        "区纪委监委", "区财政局", "区审计局", "区农业农村局", "区委组织部", "区住建局", "区民政局", "白石镇人民政府", "柳河镇人民政府",
        "杏花乡人民政府",
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
