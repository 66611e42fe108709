package import Services
package struct WebServer { package init(office: Office, host: String, port: Int) {} ; package func run() async throws {} }
