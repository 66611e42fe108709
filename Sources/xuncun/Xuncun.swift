@main struct Xuncun { static func main() {} }
